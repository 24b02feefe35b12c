/** A driver with `perLibrary` in a process of its own, bundled as it ships. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostDriver, PinDriver, TokenDriver } from '@sealwright/core/api';
import { createDriverSupervisor, type DriverSupervisor, forkLauncher } from '@sealwright/core/drivers';
import { rolldown } from 'rolldown';
import type { LibraryOptions } from '../libraries/library-options.ts';

export interface DriverSource {
  /** Of the contribution to `tokenDrivers`. */
  readonly id: string;
  readonly plugin: string;
  /** Path of the plugin's `driver.ts`. */
  readonly file: string;
  /** Packages with native code, by name, with the path of their main file: they stay as they are. */
  readonly native?: Readonly<Record<string, string>>;
}

export interface RunningDriver {
  /** As the plugin host has it, and beside it what the PIN entry has. */
  readonly driver: Required<Omit<TokenDriver, 'dispose'>>;
  readonly supervisor: DriverSupervisor;
  end(): Promise<void>;
}

export interface DriverBuild {
  run<O extends LibraryOptions>(options: O, settings?: RunSettings): Promise<RunningDriver>;
  end(): Promise<void>;
}

export interface RunSettings {
  readonly env?: Readonly<Record<string, string>>;
  /** Of one call, in milliseconds. */
  readonly deadline?: number;
  /** Takes all that the driver logs. */
  readonly log?: (line: string) => void;
}

export async function buildDriver({ id, plugin, file: source, native = {} }: DriverSource): Promise<DriverBuild> {
  const folder = mkdtempSync(join(tmpdir(), `sealwright-${id}-`));
  const [module, entry] = [join(folder, 'driver.mjs'), join(folder, 'driver-process.mjs')];
  const process = fileURLToPath(new URL('../../../core/src/drivers/driver-process.ts', import.meta.url));
  for (const [input, file] of [
    [source, module],
    [process, entry],
  ] as const) {
    const bundle = await rolldown({ input, platform: 'node', external: Object.keys(native) });
    await bundle.write({ file, format: 'esm', paths: { ...native } });
  }
  return {
    async run(options, { env = {}, deadline = 30_000, log = () => {} } = {}) {
      const title = { 'zh-CN': '测试钥匙', en: 'test key' };
      const supervisor = createDriverSupervisor({
        drivers: [{ id, plugin, title, module, folder, deadline, perLibrary: true }],
        launcher: forkLauncher({ entry, env }),
        log: (logged) => log(JSON.stringify(logged)),
      });
      await supervisor.processes.setLibraries(id, [{ id: 'test', title, options }]);
      const host = (await supervisor.processes.get(`${id}/test`)) as Required<HostDriver>;
      const pin = (await supervisor.pin(`${id}/test`)) as Required<PinDriver>;
      const onDidChangeTokens: RunningDriver['driver']['onDidChangeTokens'] = (listener) =>
        supervisor.processes.onDidChangeTokens(({ driver }) => {
          if (driver === `${id}/test`) listener();
        });
      return { driver: { ...host, ...pin, onDidChangeTokens }, supervisor, end: () => supervisor.dispose() };
    },
    end: () => rm(folder, { recursive: true }),
  };
}

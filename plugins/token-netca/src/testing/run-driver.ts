/** The driver in a process of its own, bundled as it ships. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostDriver, PinDriver } from '@sealwright/core/api';
import { createDriverSupervisor, type DriverSupervisor, forkLauncher } from '@sealwright/core/drivers';
import { rolldown } from 'rolldown';
import type { LibraryOptions } from '../library-options.ts';

export interface RunningDriver {
  /** As the plugin host has it, and beside it what the PIN entry has. */
  readonly driver: HostDriver & Required<PinDriver>;
  readonly supervisor: DriverSupervisor;
  end(): Promise<void>;
}

export interface DriverBuild {
  run(options: LibraryOptions, settings?: RunSettings): Promise<RunningDriver>;
  end(): Promise<void>;
}

export interface RunSettings {
  readonly env?: Readonly<Record<string, string>>;
  /** Of one call, in milliseconds. */
  readonly deadline?: number;
  /** Takes all that the driver logs. */
  readonly log?: (line: string) => void;
}

export async function buildDriver(): Promise<DriverBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-netca-'));
  const [module, entry] = [join(folder, 'driver.mjs'), join(folder, 'driver-process.mjs')];
  const paths = { pkcs11js: createRequire(import.meta.url).resolve('pkcs11js') };
  for (const [source, file] of [
    ['../driver.ts', module],
    ['../../../../core/src/drivers/driver-process.ts', entry],
  ] as const) {
    const input = fileURLToPath(new URL(source, import.meta.url));
    const bundle = await rolldown({ input, platform: 'node', external: ['pkcs11js'] });
    await bundle.write({ file, format: 'esm', paths });
  }
  return {
    async run(options, { env = {}, deadline = 30_000, log = () => {} } = {}) {
      const title = { 'zh-CN': '测试钥匙', en: 'test key' };
      const supervisor = createDriverSupervisor({
        drivers: [{ id: 'netca', plugin: 'token-netca', title, module, folder, deadline, perLibrary: true }],
        launcher: forkLauncher({ entry, env }),
        log: (logged) => log(JSON.stringify(logged)),
      });
      await supervisor.processes.setLibraries('netca', [{ id: 'test', title, options }]);
      const host = await supervisor.processes.get('netca/test');
      const pin = (await supervisor.pin('netca/test')) as Required<PinDriver>;
      return { driver: { ...host, ...pin }, supervisor, end: () => supervisor.dispose() };
    },
    end: () => rm(folder, { recursive: true }),
  };
}

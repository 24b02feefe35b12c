/** Bundled drivers in real processes or in this one, for the tests of the supervisor. */
import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import {
  createDriverSupervisor,
  type DriverLauncher,
  type DriverLogEntry,
  type DriverSpec,
  type DriverSupervisor,
  forkLauncher,
  inProcessLauncher,
} from './index.ts';

export const name = { driver: 'test', zh: '测试密钥', en: 'test key' };
export const title = { 'zh-CN': name.zh, en: name.en };

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** Entry and driver are bundled apart, as they ship: each has its own copy of what both import. */
const built = mkdtempSync(join(tmpdir(), 'sealwright-driver-built-'));
export const entry = join(built, 'driver-process.mjs');
export const module = join(built, 'driver.mjs');

export const forked = forkLauncher({ entry });
export const inProcess = inProcessLauncher({ load: (path) => import(pathToFileURL(path).href) });

/** A folder and at most one supervisor for each test of the file. */
export class DriverLab {
  folder = '';
  entries: DriverLogEntry[] = [];
  /** What the supervisor takes for the time, in milliseconds. */
  time = 0;
  private supervisor: DriverSupervisor | undefined;

  constructor() {
    beforeAll(bundle);
    afterAll(() => rm(built, { recursive: true, force: true }));
    beforeEach(async () => {
      this.folder = await mkdtemp(join(tmpdir(), 'sealwright-driver-'));
      this.entries = [];
      this.time = Date.now();
    });
    afterEach(async () => {
      await this.supervisor?.dispose();
      await rm(this.folder, { recursive: true, force: true });
    });
  }

  /** `title` and a deadline of twenty seconds, but for the changes. */
  supervise(launcher: DriverLauncher, changes: Partial<DriverSpec> = {}): DriverSupervisor {
    const { folder } = this;
    const spec = { id: 'test', plugin: 'test-plugin', title, module, folder, deadline: 20_000, ...changes };
    this.supervisor = createDriverSupervisor({
      drivers: [spec],
      launcher,
      log: (written) => this.entries.push(written),
      now: () => new Date(this.time),
    });
    return this.supervisor;
  }

  async start(launcher: DriverLauncher, changes?: Partial<DriverSpec>) {
    const supervisor = this.supervise(launcher, changes);
    const restarts = vi.fn();
    supervisor.processes.onDidRestart(restarts);
    return { supervisor, restarts, driver: await supervisor.processes.get('test') };
  }
}

export const pinBytes = (text: string) => new TextEncoder().encode(text);

export const thrownBy = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

export const pidOf = async (driver: { tokens(): Promise<readonly { serial: string }[]> }) =>
  Number((await driver.tokens())[0]!.serial);

async function bundle(): Promise<void> {
  for (const [input, file] of [
    [here('./driver-process.ts'), entry],
    [here('./obedient.fixture.ts'), module],
  ] as const) {
    await (await rolldown({ input, platform: 'node' })).write({ file, format: 'esm' });
  }
}

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenDriver } from '@sealwright/core/api';
import { createDriverSupervisor, forkLauncher } from '@sealwright/core/drivers';
import { describeTokenDriver, type TokenDriverUnderTest } from '@sealwright/core/testkit';
import { sm2Digest, sm2Verifies } from '@sealwright/driver-kit/testing';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe } from 'vitest';
import startDriver from './driver.ts';
import { type Fixture, type FixtureKey, makeFixture } from './openssl.fixture.ts';
import { keptLog, PIN, softFolder, WRONG_PIN } from './soft-token.fixture.ts';

const MAX_TRIES = 4;

interface RunningDriver {
  readonly driver: TokenDriver;
  end(): Promise<void>;
}
type Run = (folder: string, keep: (line: string) => void) => Promise<RunningDriver>;

const inThisProcess: Run = async (folder, keep) => {
  const driver = await startDriver({ folder, log: keptLog(keep).log });
  return { driver, end: async () => driver.dispose?.() };
};

/** Where the driver and the entry of its process stand, each bundled as it ships. */
const built = mkdtempSync(join(tmpdir(), 'sealwright-soft-driver-'));
const module = join(built, 'driver.mjs');
const entry = join(built, 'driver-process.mjs');

const inItsOwnProcess: Run = async (folder, keep) => {
  const title = { 'zh-CN': '软件密钥', en: 'Software key' };
  const supervisor = createDriverSupervisor({
    drivers: [{ id: 'soft', plugin: 'token-soft', title, module, folder, deadline: 60_000 }],
    launcher: forkLauncher({ entry }),
    log: (logged) => keep(JSON.stringify(logged)),
  });
  const driver = { ...(await supervisor.processes.get('soft')), ...(await supervisor.pin('soft')) };
  return { driver, end: () => supervisor.dispose() };
};

beforeAll(async () => {
  for (const [source, file] of [
    ['./driver.ts', module],
    ['../../../core/src/drivers/driver-process.ts', entry],
  ] as const) {
    const input = fileURLToPath(new URL(source, import.meta.url));
    await (await rolldown({ input, platform: 'node' })).write({ file, format: 'esm' });
  }
});
afterAll(() => rm(built, { recursive: true }));

/** A signing key of the given kind and an encryption key beside it, as on a Chinese USB key. */
function starter(kind: FixtureKey, run: Run): () => Promise<TokenDriverUnderTest> {
  let made: { readonly signing: Fixture; readonly encryption: Fixture } | undefined;
  const algorithm = kind === 'SM2' ? 'sm2' : kind.startsWith('rsa') ? 'rsa' : 'ec';
  return async () => {
    made ??= {
      signing: makeFixture({ key: kind, password: PIN }),
      encryption: makeFixture({ key: kind, password: PIN, usage: 'keyEncipherment,dataEncipherment' }),
    };
    const { path, add, end } = await softFolder();
    await add('signing', made.signing, { maxTries: MAX_TRIES });
    await add('encryption', made.encryption, { maxTries: MAX_TRIES });
    const lines: string[] = [];
    const start = () => run(path, (line) => void lines.push(line));
    let running = await start();
    return {
      driver: running.driver,
      pin: PIN,
      wrongPin: WRONG_PIN,
      maxTries: MAX_TRIES,
      pinTasks: { newPin: '24681357', unfitPin: '135' },
      sm2: { digest: sm2Digest, verify: sm2Verifies },
      tokens: [
        { id: 'signing', keys: [{ usage: 'signing', kind: algorithm }] },
        { id: 'encryption', keys: [{ usage: 'encryption', kind: algorithm }] },
      ],
      async restart() {
        await running.end();
        running = await start();
        return running.driver;
      },
      output: () => lines.join('\n'),
      async end() {
        await running.end();
        await end();
      },
    };
  };
}

describe('software token', () => {
  for (const kind of ['rsa:2048', 'P-256', 'P-384', 'P-521', 'SM2'] as const) {
    describeTokenDriver(`${kind}, in this process`, starter(kind, inThisProcess));
  }
  describeTokenDriver('P-256, in a process of its own', starter('P-256', inItsOwnProcess));
});

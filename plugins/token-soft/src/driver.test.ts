import { fileURLToPath } from 'node:url';
import type { TokenDriver } from '@sealwright/core/api';
import { createDriverSupervisor, forkLauncher } from '@sealwright/core/drivers';
import { describeTokenDriver, type TokenDriverUnderTest } from '@sealwright/core/testkit/conformance/token-drivers';
import { describe } from 'vitest';
import startDriver from './driver.ts';
import { type Fixture, type FixtureKey, hasOpenssl, makeFixture } from './openssl.fixture.ts';
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

const inItsOwnProcess: Run = async (folder, keep) => {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const title = { 'zh-CN': '软件密钥', en: 'Software key' };
  const supervisor = createDriverSupervisor({
    drivers: [{ id: 'soft', plugin: 'token-soft', title, module: here('./driver.ts'), folder, deadline: 60_000 }],
    launcher: forkLauncher({ entry: here('../../../core/src/drivers/driver-process-entry.ts') }),
    log: (entry) => keep(JSON.stringify(entry)),
  });
  const driver = { ...(await supervisor.get('soft')), ...(await supervisor.pin('soft')) };
  return { driver, end: () => supervisor.dispose() };
};

/** A signing key of the given kind and an encryption key beside it, as on a Chinese USB key. */
function starter(kind: FixtureKey, run: Run): () => Promise<TokenDriverUnderTest> {
  let made: { readonly signing: Fixture; readonly encryption: Fixture } | undefined;
  const algorithm = kind.startsWith('rsa') ? 'rsa' : 'ec';
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

describe.runIf(hasOpenssl)('software token (needs the openssl program)', () => {
  for (const kind of ['rsa:2048', 'P-256', 'P-384', 'P-521'] as const) {
    describeTokenDriver(`${kind}, in this process`, starter(kind, inThisProcess));
  }
  describeTokenDriver('P-256, in a process of its own', starter('P-256', inItsOwnProcess));
});

import { describeTokenDriver, type TokenDriverUnderTest } from '@sealwright/core/testkit/conformance/token-drivers';
import { describe } from 'vitest';
import startDriver from './driver.ts';
import { type Fixture, type FixtureKey, hasOpenssl, makeFixture } from './openssl.fixture.ts';
import { keptLog, PIN, softFolder, WRONG_PIN } from './soft-token.fixture.ts';

const MAX_TRIES = 4;

/** A signing key of the given kind and an encryption key beside it, as on a Chinese USB key. */
function starter(kind: FixtureKey): () => Promise<TokenDriverUnderTest> {
  let made: { readonly signing: Fixture; readonly encryption: Fixture } | undefined;
  const algorithm = kind.startsWith('rsa') ? 'rsa' : 'ec';
  return async () => {
    made ??= {
      signing: makeFixture({ key: kind, password: PIN }),
      encryption: makeFixture({ key: kind, password: PIN, usage: 'keyEncipherment,dataEncipherment' }),
    };
    const { path: folder, add, end } = await softFolder();
    await add('signing', made.signing, { maxTries: MAX_TRIES });
    await add('encryption', made.encryption, { maxTries: MAX_TRIES });
    const { log, text } = keptLog();
    let driver = await startDriver({ folder, log });
    return {
      driver,
      pin: PIN,
      wrongPin: WRONG_PIN,
      maxTries: MAX_TRIES,
      tokens: [
        { id: 'signing', keys: [{ usage: 'signing', kind: algorithm }] },
        { id: 'encryption', keys: [{ usage: 'encryption', kind: algorithm }] },
      ],
      async restart() {
        await driver.dispose?.();
        driver = await startDriver({ folder, log });
        return driver;
      },
      output: text,
      async end() {
        await driver.dispose?.();
        await end();
      },
    };
  };
}

describe.runIf(hasOpenssl)('software token (needs the openssl program)', () => {
  for (const kind of ['rsa:2048', 'P-256', 'P-384', 'P-521'] as const) describeTokenDriver(kind, starter(kind));
});

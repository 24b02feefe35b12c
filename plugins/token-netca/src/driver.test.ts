import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeTokenDriver, type TokenDriverUnderTest } from '@sealwright/core/testkit';
import {
  buildDriver,
  type DriverBuild,
  makePki,
  sm2Digest,
  sm2Verifies,
  type TestKeyKind,
  type TestPki,
} from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Pkcs11Options } from './pkcs11-options.ts';
import { buildFaultLibrary, FAULT_SM2 } from './testing/fault-library.ts';
import { NETCA_DRIVER } from './testing/netca-driver.ts';
import { makeToken, PIN, SOFT_HSM, type SoftHsmToken, WRONG_PIN } from './testing/soft-hsm-token.ts';

type Library = Pick<TokenDriverUnderTest, 'locks' | 'sm2'> & {
  readonly options: Pkcs11Options;
  readonly env?: Readonly<Record<string, string>>;
};

let build: DriverBuild;
let fault: ReturnType<typeof buildFaultLibrary>;
beforeAll(async () => {
  build = await buildDriver(NETCA_DRIVER);
  fault = buildFaultLibrary();
});
afterAll(async () => {
  await build.end();
  fault.end();
});

/** The suite over a token with a signing and an encryption key of each kind. */
function suite(
  name: string,
  kinds: readonly TestKeyKind[],
  libraryFor: (token: SoftHsmToken, pki: TestPki) => Library,
) {
  describe(name, () => {
    let pki: TestPki;
    let made: ReturnType<typeof makeToken>;
    beforeAll(() => {
      pki = makePki(kinds);
      made = makeToken(pki);
    });
    afterAll(() => made.end());

    describeTokenDriver(name, async () => {
      const token = made.copy();
      const { options, env = {}, ...rest } = libraryFor(token, pki);
      const lines: string[] = [];
      const start = () => build.run(options, { env, log: (line) => lines.push(line) });
      let running = await start();
      return {
        ...rest,
        driver: running.driver,
        pin: PIN,
        wrongPin: WRONG_PIN,
        tokens: [{ id: token.id, keys: pki.keys.map(({ usage, kind }) => ({ usage, kind: suiteKind(kind) })) }],
        async restart() {
          await running.end();
          running = await start();
          return running.driver;
        },
        output: () => lines.join('\n'),
        async end() {
          await running.end();
          token.end();
        },
      };
    });
  });
}

const suiteKind = (kind: TestKeyKind) => (kind === 'rsa' || kind === 'sm2' ? kind : 'ec');

const softHsm = ({ configuration }: SoftHsmToken): Library => ({
  options: { path: SOFT_HSM! },
  env: { SOFTHSM2_CONF: configuration },
  locks: false,
});
suite('SoftHSM2 with RSA', ['rsa'], softHsm);
suite('SoftHSM2 with ECDSA', ['P-256', 'P-384'], softHsm);

suite('a key whose PIN locks', ['rsa'], (token) => {
  const { path, plan } = fault.beside(token);
  plan('max-tries 5');
  return { options: { path } };
});

suite('a key that asks for the PIN at every signature', ['P-256'], (token) => {
  const { path, plan } = fault.beside(token);
  plan('max-tries 3', 'always-authenticate 1');
  return { options: { path } };
});

suite('a key with SM2', ['sm2'], (token, pki) => {
  const { path, plan } = fault.beside(token);
  const key = join(token.folder, 'sm2.pem');
  writeFileSync(key, pki.keys.find(({ usage }) => usage === 'signing')!.privateKey);
  plan('max-tries 6', `sm2-key ${key}`);
  return { options: { path, sm2: FAULT_SM2 }, sm2: { digest: sm2Digest, verify: sm2Verifies } };
});

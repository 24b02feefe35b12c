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
import { makeToken, OFFICER_PIN, PIN, SOFT_HSM, type SoftHsmToken, WRONG_PIN } from './testing/soft-hsm-token.ts';

type Library = Pick<TokenDriverUnderTest, 'locks' | 'sm2' | 'remove' | 'insert'> & {
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

const text = (words: string) => new TextEncoder().encode(words);
const DATA = [
  { label: 'seal', value: text('open') },
  { label: '私有', value: text('private'), isPrivate: true },
];

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
      made = makeToken(pki, DATA);
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
        pinTasks: { newPin: '24681357', unblockingPin: OFFICER_PIN, wrongUnblockingPin: '11223344' },
        tokens: [
          {
            id: token.id,
            keys: pki.keys.map(({ usage, kind }) => ({
              ...{ usage, kind: suiteKind(kind), holder: '张三' },
              pinPerSignature: usage === 'signing' && options.pinPerSignature === true,
            })),
            data: { open: ['seal'], behindPin: ['私有'] },
          },
        ],
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

/** The fault library with a key that can be pulled out. */
function pluggable(token: SoftHsmToken, options: Partial<Pkcs11Options>, ...lines: readonly string[]): Library {
  const { path, plan } = fault.beside(token);
  plan(...lines);
  return {
    options: { path, ...options },
    remove: async () => plan(...lines, 'present 0'),
    insert: async () => plan(...lines),
  };
}

suite('a key whose PIN locks', ['rsa'], (token) => pluggable(token, {}, 'max-tries 5'));

suite('a key that asks for the PIN at every signature', ['P-256'], (token) =>
  pluggable(token, { pinPerSignature: true }, 'max-tries 3', 'always-authenticate 1'),
);

suite('a key with SM2', ['sm2'], (token, pki) => {
  const key = join(token.folder, 'sm2.pem');
  writeFileSync(key, pki.keys.find(({ usage }) => usage === 'signing')!.privateKey);
  return {
    ...pluggable(token, { sm2: FAULT_SM2 }, 'max-tries 6', `sm2-key ${key}`),
    sm2: { digest: sm2Digest, verify: sm2Verifies },
  };
});

import { describeTokenDriver } from '@sealwright/core/testkit';
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
import { SKF_DRIVER } from './testing/skf-driver-source.ts';
import {
  ADMIN_PIN,
  buildSkfLibrary,
  deviceOf,
  MAX_TRIES,
  PIN,
  type TestDevice,
  WRONG_PIN,
} from './testing/skf-test-library.ts';

let build: DriverBuild;
beforeAll(async () => {
  build = await buildDriver(SKF_DRIVER);
});
afterAll(() => build.end());

const text = (words: string) => new TextEncoder().encode(words);
const FILES = [
  { name: 'seal', content: text('open') },
  { name: '私有', content: text('private'), isForUser: true },
];

/** The suite over a device with a signing and an encryption key of each kind. */
function suite(name: string, kinds: readonly TestKeyKind[], flags: readonly string[] = []) {
  describe(name, () => {
    let pki: TestPki;
    let library: ReturnType<typeof buildSkfLibrary>;
    beforeAll(() => {
      pki = makePki(kinds);
      library = buildSkfLibrary(flags);
    });
    afterAll(() => library.end());

    describeTokenDriver(name, async () => {
      const { path, plan, end } = library.fresh();
      const lines: string[] = [];
      const plug = (change: Partial<TestDevice> = {}) => plan([deviceOf(pki, { files: FILES, ...change })]);
      plug();
      const start = () => build.run({ path }, { log: (line) => lines.push(line) });
      let running = await start();
      let plugged = 1;
      return {
        driver: running.driver,
        pin: PIN,
        wrongPin: WRONG_PIN,
        maxTries: MAX_TRIES,
        pinTasks: {
          newPin: '24681357',
          unfitPin: '135',
          unblockingPin: ADMIN_PIN,
          wrongUnblockingPin: '11223344',
          maxUnblockingTries: MAX_TRIES,
        },
        sm2: { digest: sm2Digest, verify: sm2Verifies },
        tokens: [
          {
            id: 'F320078983',
            keys: pki.keys.map(({ usage, kind }) => ({ usage, kind: kind === 'sm2' ? 'sm2' : 'rsa', holder: '张三' })),
            data: { open: ['seal'], behindPin: ['私有'] },
          },
        ],
        async remove() {
          plug({ plugged: 0 });
        },
        async insert() {
          plugged += 1;
          plug({ plugged });
        },
        async restart() {
          await running.end();
          running = await start();
          return running.driver;
        },
        output: () => lines.join('\n'),
        async end() {
          await running.end();
          end();
        },
      };
    });
  });
}

suite('an SKF library with SM2', ['sm2']);
suite('an SKF library with RSA', ['rsa']);
suite('an SKF library whose ULONG has 64 bits', ['sm2'], ['-DNATIVE_LONG']);

/** A USB key of the authority 测试 CA for the window: SoftHSM2 behind the fault library, in the catalogue of a profile. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestPki, writeWhole } from '@sealwright/driver-kit/testing';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';

const TRIES = 3;

/** Makes a filled key once for a test file; `into` puts a copy of it into a profile, pulled out. */
export function makeTestKey(pki: TestPki, data?: Parameters<typeof makeToken>[1]) {
  const made = makeToken(pki, data);
  const built = buildFaultLibrary();
  return {
    into(profile: string) {
      const token = made.copy();
      const library = built.beside(token);
      const folder = join(profile, 'plugins/token-netca');
      mkdirSync(folder, { recursive: true });
      const title = { 'zh-CN': '测试 CA', en: 'Test CA' };
      const libraries = { linux: [{ files: ['libfault.so'], folders: [dirname(library.path)] }] };
      const catalogue = { version: 1, vendors: [{ id: 'test-ca', title, libraries }] };
      writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
      const plan = (...lines: readonly string[]) => library.plan(`max-tries ${TRIES}`, ...lines);
      plan('present 0');
      return {
        /** As it is called until its user names it. */
        name: `测试 CA-${token.id}`,
        serial: token.id,
        /** What goes wrong from now on, with the key plugged in. */
        plan,
        plugIn: () => plan(),
        pullOut: () => plan('present 0'),
        /** As if it had been mistyped elsewhere. */
        setTriesLeft: (tries: number) => writeWhole(`${library.path}.tries`, String(tries)),
        end: () => token.end(),
      };
    },
    end() {
      made.end();
      built.end();
    },
  };
}

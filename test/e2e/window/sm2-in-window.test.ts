/** An SM2 key behind a PKCS#11 library whose vendor has a mechanism of its own for it. */
import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { buildFaultLibrary, FAULT_SM2 } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { catalogueLibraries } from './faulty-key-library.ts';
import { makeSm2Contents, sm2InEachShell } from './sm2-in-each-shell.ts';

const contents = await makeSm2Contents();
const made = makeToken(contents.pki, [{ label: 'seal', value: contents.seal }]);
const built = buildFaultLibrary();
afterAll(() => {
  made.end();
  built.end();
});

sm2InEachShell(contents, PIN, (lab) => {
  const token = made.copy();
  const library = built.beside(token);
  writeFileSync(lab.path('key.pem'), contents.key.privateKey);
  library.plan(`sm2-key ${lab.path('key.pem')}`);
  catalogueLibraries(lab.path('profile'), [{ path: library.path, title: '国密钥匙', sm2: FAULT_SM2 }]);
  return token;
});

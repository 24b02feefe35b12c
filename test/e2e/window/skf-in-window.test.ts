/** A key behind an SKF library (GM/T 0016), with its electronic seal in a file. */
import { afterAll } from 'vitest';
import { buildSkfLibrary, deviceOf, PIN } from '../../../plugins/token-skf/src/testing/skf-test-library.ts';
import { catalogueLibraries } from './faulty-key-library.ts';
import { makeSm2Contents, sm2InEachShell } from './sm2-in-each-shell.ts';

const contents = await makeSm2Contents();
const built = buildSkfLibrary();
afterAll(() => built.end());

sm2InEachShell(contents, PIN, (lab) => {
  const library = built.fresh();
  library.plan([deviceOf(contents.pki, { files: [{ name: '印章', content: contents.seal }] })]);
  catalogueLibraries(lab.path('profile'), [{ kind: 'skf', path: library.path, title: '国密钥匙' }]);
  return library;
});

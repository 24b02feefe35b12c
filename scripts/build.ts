/**
 * `pnpm build`: bundles everything into `dist/`. `--out FOLDER` takes another folder, `--only node,desktop,windows` some
 * parts, beside what is there of the others.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILD_PARTS, buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
const parts = values.only?.split(',').map((name) => {
  const part = BUILD_PARTS.find((each) => each === name);
  if (!part) throw new Error(`no part of the build is called ${name}: ${BUILD_PARTS.join(', ')}`);
  return part;
});
await buildAll(root, values.out === undefined ? undefined : resolve(values.out), parts);

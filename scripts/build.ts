/** `pnpm build`: bundles everything into `dist/`. `--out FOLDER` takes another folder, `--only node,desktop,windows` some parts. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildPart, buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
await buildAll(
  root,
  values.out === undefined ? undefined : resolve(values.out),
  values.only?.split(',') as readonly BuildPart[] | undefined,
);

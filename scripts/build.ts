import { buildAll } from './build/build-all.ts';
import { root } from './build/root.ts';

await buildAll(root);

import { buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';

await buildAll(root);

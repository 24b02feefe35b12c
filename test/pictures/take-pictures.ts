/**
 * `pnpm pictures`: takes the pictures of the documentation anew, from the real desktop app with the demo companies and a
 * USB key of the fault library, and puts them into `docs/images`. Whoever changes what they show runs it and looks at them.
 */
import { end } from './camera.ts';
import { takeContract } from './contract-pictures.ts';
import { takeKey } from './key-pictures.ts';
import { takeModes } from './mode-pictures.ts';

await takeContract();
await takeKey();
await takeModes();
end();

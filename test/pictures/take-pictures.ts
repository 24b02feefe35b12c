/**
 * `pnpm pictures`: takes the pictures of the documentation anew, from the real desktop app with the demo companies and a
 * USB key of the fault library, and puts them into `docs/images`. Whoever changes what they show runs it and looks at them.
 * Words take parts of it: contract, key, modes, guide, inbox.
 */
import { end } from './camera.ts';
import { takeContract } from './contract-pictures.ts';
import { takeGuide } from './guide-pictures.ts';
import { takeInbox } from './inbox-pictures.ts';
import { takeKey } from './key-pictures.ts';
import { takeModes } from './mode-pictures.ts';

const parts = { contract: takeContract, key: takeKey, modes: takeModes, guide: takeGuide, inbox: takeInbox };
const wanted = process.argv.slice(2);
for (const [name, take] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await take();
end();

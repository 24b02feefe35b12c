/** `pnpm new token-driver NAME`: makes a plugin to begin with. */
import { relative } from 'node:path';
import { root } from './bundle/root.ts';
import { NewPluginRefused, newTokenDriver } from './new-token-driver.ts';

const [kind, name] = process.argv.slice(2);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

if (kind !== 'token-driver') fail('Usage: pnpm new token-driver NAME');
try {
  const folder = relative(root, newTokenDriver(root, name)).replaceAll('\\', '/');
  const test = `npx -y pnpm@10 test ${folder}`;
  const list = 'npx -y pnpm@10 sealwright keys list'.padEnd(test.length);
  console.log(`${folder} is a key driver that works, with a demo key in memory. Next:

  ${test}   # what every driver has to do, with the demo key
  ${list}   # the demo key is among them

Then put the vendor's library in the place of ${folder}/src/demo-library.ts: docs/add-a-key.md, section 3.`);
} catch (fault) {
  if (fault instanceof NewPluginRefused) fail(fault.message);
  throw fault;
}

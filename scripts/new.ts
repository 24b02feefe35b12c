/** `pnpm new token-driver NAME`, `pnpm new stamp-mode NAME`, `pnpm new workflow-source NAME`: makes a plugin to begin with. */
import { relative } from 'node:path';
import { root } from './bundle/root.ts';
import { NewPluginRefused, newPlugin, type PluginKind } from './new-plugin.ts';
import { stampMode, tokenDriver, workflowSource } from './plugin-kinds.ts';

const PNPM = 'npx -y pnpm@10';

interface Making {
  readonly kind: PluginKind;
  /** What to do with the new plugin. */
  readonly next: (folder: string, name: string) => string;
}

const makings: Readonly<Record<string, Making>> = {
  'token-driver': {
    kind: tokenDriver,
    next: (folder) => `${folder} is a key driver that works, with a demo key in memory. Next:

${commands([`test ${folder}`, 'what every driver has to do, with the demo key'], ['sealwright keys list', 'the demo key is among them'])}

Then put the vendor's library in the place of ${folder}/src/demo-library.ts: docs/add-a-key.md, section 3.`,
  },
  'stamp-mode': {
    kind: stampMode,
    next: (folder, name) => `${folder} is a seal mode that works. Next:

${commands([`test ${folder}`, 'what every mode has to do'], [`sealwright sign FILE --mode ${name} ...`, 'the mode signs'])}

Then write your own idea into ${folder}/src/common-plan.ts: docs/add-a-stamp-mode.md.`,
  },
  'workflow-source': {
    kind: workflowSource,
    next: (folder) => `${folder} is a source of contracts that works, with a sample platform in memory. Next:

${commands([`test ${folder}`, 'what every source has to do'], ['start', '我的签署, then 更多 (⋯), chooses it: a contract waits'])}

Then put your platform in the place of ${folder}/src/demo-server.ts: docs/connect-your-platform.md.`,
  },
};

function commands(...lines: readonly (readonly [words: string, why: string])[]): string {
  const longest = Math.max(...lines.map(([words]) => words.length));
  return lines.map(([words, why]) => `  ${PNPM} ${words.padEnd(longest)}   # ${why}`).join('\n');
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

const [word = '', name = ''] = process.argv.slice(2);
const making = Object.hasOwn(makings, word) ? makings[word] : undefined;
if (!making) fail(`Usage: pnpm new ${Object.keys(makings).join('|')} NAME`);
try {
  const folder = relative(root, newPlugin(root, making.kind, name)).replaceAll('\\', '/');
  console.log(making.next(folder, name));
} catch (fault) {
  if (fault instanceof NewPluginRefused) fail(fault.message);
  throw fault;
}

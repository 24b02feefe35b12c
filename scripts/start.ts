/**
 * `pnpm start`: until the window exists, the whole path without one, on the demo companies: two companies seal a
 * contract one after the other, and the result is verified. Says where the signed file lies.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './bundle/root.ts';

interface Demo {
  readonly keys: readonly { readonly id: string; readonly pin: string; readonly holder: string }[];
  readonly seals: readonly { readonly name: string }[];
  readonly trust: string;
  readonly contracts: readonly string[];
}

function sealwright(words: readonly string[], pin?: string): string {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'app/cli/bin/sealwright.js'), ...words], {
    encoding: 'utf8',
    input: pin === undefined ? '' : `${pin}\n`,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout.trim();
}

const demo: Demo = JSON.parse(sealwright(['demo', '--json']));
const folder = mkdtempSync(join(tmpdir(), 'sealwright-'));
const [first, second] = demo.keys;
const contract = demo.contracts.find((path) => path.includes('采购')) ?? demo.contracts[0];
if (!first || !second || !contract) throw new Error('the demo is incomplete');

const name = basename(contract, '.pdf');
const halfway = join(folder, `${name}-甲方已签.pdf`);
const finished = join(folder, `${name}-双方已签.pdf`);
const sign = (input: string, output: string, key: Demo['keys'][number], seal: string, at: string) =>
  sealwright(
    [
      'sign',
      input,
      '--mode',
      'normal',
      '--page',
      '5',
      '--at',
      at,
      '--seal',
      seal,
      '--key',
      key.id,
      '--pin-stdin',
      '-o',
      output,
    ],
    key.pin,
  );

console.log(sign(contract, halfway, first, '甲方合同专用章', '55mm,198mm'));
console.log(sign(halfway, finished, second, '乙方合同专用章', '135mm,198mm'));
console.log(sealwright(['verify', finished, '--trust', demo.trust]));
console.log(`\n已签署的合同 / the signed contract:\n${finished}`);

/**
 * Signing by one CLI line, against the least that anybody must do: `openssl cms -sign` over the same bytes with a key of
 * the same kind. Then the same for a file of 200 MB, where the digest dominates.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, report } from './measure.ts';
import { writeSamplePdf } from './sample-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const environment = { ...process.env, SEALWRIGHT_HOME: join(folder, 'profile') };
const cli = fileURLToPath(new URL('../../app/cli/bin/sealwright.js', import.meta.url));
const run = (words: string[], input = '') =>
  execFileSync(process.execPath, [cli, ...words], { input, env: environment, encoding: 'utf8' });
const openssl = (...words: string[]) =>
  execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });

try {
  const demo = JSON.parse(run(['demo', '--json']));
  const [key] = demo.keys;
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=bench',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  );
  const sign = (input: string) => () => {
    const output = join(folder, 'signed.pdf');
    run(
      [
        'sign',
        input,
        '--mode',
        'normal',
        '--at',
        '100mm,200mm',
        '--seal',
        demo.seals[0].name,
        '--key',
        key.id,
        '--pin-stdin',
        '-o',
        output,
      ],
      `${key.pin}\n`,
    );
    rmSync(output);
  };
  const peer = (input: string) => () => {
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      input,
      '-signer',
      'cert.pem',
      '-inkey',
      'key.pem',
      '-outform',
      'DER',
      '-out',
      'sig.der',
    );
  };

  const contract = demo.contracts[1];
  report('one CLI line, contract of 5 pages', compare(20, sign(contract), peer(contract)), 'openssl cms -sign');

  const large = join(folder, 'large.pdf');
  await writeSamplePdf(large, 1, 200_000_000);
  report('one CLI line, 200 MB', compare(5, sign(large), peer(large)), 'openssl cms -sign');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Signing by one CLI line, against the least that anybody must do: `openssl cms -sign` over the same bytes with a key of
 * the same kind. Then the same for a file of 200 MB, where the digest dominates.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { compare, report } from './measure.ts';

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
  await writeLargePdf(large, 200_000_000);
  report('one CLI line, 200 MB', compare(5, sign(large), peer(large)), 'openssl cms -sign');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One page and one attached stream that nobody reads: the size without the structure. */
async function writeLargePdf(path: string, size: number): Promise<void> {
  const stream = createWriteStream(path);
  let offset = 0;
  const offsets: number[] = [];
  const write = (chunk: string | Buffer) => {
    offset += chunk.length;
    stream.write(chunk);
  };
  const object = (body: string) => {
    offsets.push(offset);
    write(`${offsets.length} 0 obj\n${body}\nendobj\n`);
  };
  write('%PDF-1.7\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>');
  offsets.push(offset);
  write(`4 0 obj\n<< /Length ${size} >>\nstream\n`);
  const block = Buffer.alloc(1_000_000, 'x');
  for (let left = size; left > 0; left -= block.length) write(block.subarray(0, Math.min(left, block.length)));
  write('\nendstream\nendobj\n');
  const xref = offset;
  write(
    `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`,
  );
  write(`trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`);
  stream.end();
  await finished(stream);
}

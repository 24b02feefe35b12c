/** Files so large that others run out of memory or out of digits for /ByteRange. */
import { closeSync, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onePage, type PdfBuilder } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { CommandLine, type DemoData } from '../e2e/command-line.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';

/** Far below the 1.7 GB and more that others take, with room for what Node needs on any machine. */
const MOST_MEMORY = 400e6;

/** maxRSS is in kilobytes. */
const TELL_PEAK = "process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))";

const cli = new CommandLine();
let demo: DemoData;
beforeAll(async () => {
  demo = await cli.json<DemoData>(['demo']);
}, 120_000);
afterAll(() => cli.dispose());

/** A page and a stream that takes up room: the file is `size` bytes long, give or take a digit. */
async function writeFile(path: string, size: number): Promise<void> {
  // The stream's data is left out of the builder: it only counts.
  const around = (length: number): PdfBuilder => onePage().object(4, `<</Length ${length}>>stream\n\nendstream`);
  const frame = (length: number) => Buffer.from(around(length).bytes());
  const start = frame(size).indexOf('stream\n') + 'stream\n'.length;
  const tail = (length: number) => {
    const xref = around(length).length + length;
    const offsets = [1, 2, 3, 4].map((number) => frame(length).indexOf(`${number} 0 obj`));
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    return `\nendstream\nendobj\nxref\n0 5\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  };
  const length = size - start - tail(size).length;
  const file = createWriteStream(path);
  file.write(frame(length).subarray(0, start));
  const block = Buffer.alloc(1 << 20, 'x');
  for (let left = length; left > 0; left -= block.length) {
    if (!file.write(block.subarray(0, Math.min(left, block.length))))
      await new Promise((resolve) => file.once('drain', () => resolve(undefined)));
  }
  file.end(tail(length));
  await finished(file);
}

/** Runs a command and adds the most memory that its process took, in bytes. */
async function measured(words: readonly string[], input = '') {
  cli.environment.NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(TELL_PEAK)}`;
  const outcome = await cli.run([...words, '--json'], input);
  delete cli.environment.NODE_OPTIONS;
  const peaks = [...outcome.stderr.matchAll(/^peak (\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes) * 1024);
  return { ...outcome, peak: Math.max(...peaks), peaks };
}

async function signAndVerify(input: string, output: string) {
  const [key] = demo.keys;
  const words = ['sign', input, '--key', key!.id, '--pin-stdin', '-o', output, '--invisible'];
  const signed = await measured(words, `${key!.pin}\n`);
  expect(signed, signed.stderr).toMatchObject({ code: 0 });
  const verified = await measured(['verify', output]);
  expect(verified, verified.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(verified.stdout).signatures).toMatchObject([{ integrity: 'valid' }]);
  return { signed, verified };
}

/** Numbers of the only /ByteRange, which stands near the end. */
function byteRange(path: string): number[] {
  const size = statSync(path).size;
  const file = openSync(path, 'r');
  const end = Buffer.alloc(20_000);
  readSync(file, end, 0, end.length, size - end.length);
  closeSync(file);
  const [, numbers = ''] = /\/ByteRange\s*\[([^\]]*)\]/.exec(end.toString('latin1')) ?? [];
  return numbers.trim().split(/\s+/).map(Number);
}

test('a file of 217 MB is signed and verified in little memory', { timeout: 120_000 }, async () => {
  const [input, output] = [cli.path('large.pdf'), cli.path('large-signed.pdf')];
  await writeFile(input, 217_000_000);
  const { signed, verified } = await signAndVerify(input, output);
  console.log(`peak memory: ${signed.peaks.map(megabytes)} signing, ${verified.peaks.map(megabytes)} verifying`);
  expect(signed.peak).toBeGreaterThan(10e6);
  expect(signed.peak).toBeLessThan(MOST_MEMORY);
  expect(verified.peak).toBeLessThan(MOST_MEMORY);
});

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

test.each([
  ['passed before', 100_001_000],
  ['reached within the revision of the signature', 99_995_000],
])('100,000,000 bytes %s: /ByteRange has room for its numbers', { timeout: 120_000 }, async (_, size) => {
  const [input, output] = [cli.path(`${size}.pdf`), cli.path(`${size}-signed.pdf`)];
  await writeFile(input, size);
  await signAndVerify(input, output);
  const [first, , second, length] = byteRange(output);
  expect(first).toBe(0);
  expect(second! + length!).toBe(statSync(output).size);
  expect(second! + length!).toBeGreaterThan(100_000_000);
  expect(pdfsig(output)).toMatchObject([{ valid: true, total: true }]);
});

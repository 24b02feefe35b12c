import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;
let files = 0;

/** A path that nobody uses, in a folder that goes with the process: several test files may share it. */
function temporaryPath(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'sealwright-append-'));
  return join(folder, `${files++}`);
}

process.once('exit', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

function temporaryFile(content: Uint8Array): string {
  const path = temporaryPath();
  writeFileSync(path, content);
  return path;
}

let signer: { readonly key: string; readonly certificate: string } | undefined;

/** A detached CMS over the bytes, made by OpenSSL with a key that lives as long as the test run. */
export function cms(signed: Uint8Array): Uint8Array {
  signer ??= throwawaySigner();
  const input = temporaryFile(signed);
  const { certificate, key } = signer;
  const options = ['-binary', '-outform', 'DER', '-md', 'sha256', '-signer', certificate, '-inkey', key, '-in', input];
  return execFileSync('openssl', ['cms', '-sign', ...options], { stdio: 'pipe' });
}

function throwawaySigner() {
  const [key, certificate] = [temporaryPath(), temporaryPath()];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Test', '-keyout', key];
  execFileSync('openssl', [...request, '-out', certificate], { stdio: 'pipe' });
  return { key, certificate };
}

/** The file rewritten by qpdf with these options. */
export function qpdf(pdf: Uint8Array, ...options: readonly string[]): Uint8Array {
  const output = temporaryPath();
  execFileSync('qpdf', [temporaryFile(pdf), ...options, output], { stdio: 'pipe' });
  return readFileSync(output);
}

/** What `qpdf --check` complains about; '' for a clean file. */
export function complaints(pdf: Uint8Array, password = ''): string {
  try {
    execFileSync('qpdf', [`--password=${password}`, '--check', temporaryFile(pdf)], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  }
}

/** What poppler's pdfsig says of each signed field. */
export function pdfsig(pdf: Uint8Array, password = ''): readonly { field: string; valid: boolean; whole: boolean }[] {
  const options = password ? ['-upw', password] : [];
  const report = execFileSync('pdfsig', [...options, '-nocert', temporaryFile(pdf)], { stdio: 'pipe' }).toString();
  return report
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .filter((entry) => entry.includes('Signature Validation'))
    .map((entry) => ({
      field: /Field Name: (.*)/.exec(entry)?.[1] ?? '',
      valid: entry.includes('Signature is Valid'),
      whole: entry.includes(' - Total document signed'),
    }));
}

/** The text that poppler's pdftotext finds. */
export function pdftotext(pdf: Uint8Array, password = ''): string {
  const options = password ? ['-upw', password] : [];
  return execFileSync('pdftotext', [...options, temporaryFile(pdf), '-'], { encoding: 'utf8', stdio: 'pipe' });
}

/** A page in grey as MuPDF shows it, one pixel per millimetre; `at` gives 0 (black) to 255. */
export function rasterise(pdf: Uint8Array, page: number) {
  const output = temporaryPath();
  const options = ['-q', '-A', '0', '-r', '25.4', '-c', 'gray', '-F', 'pgm', '-o', output];
  execFileSync('mutool', ['draw', ...options, temporaryFile(pdf), String(page + 1)], { stdio: 'pipe' });
  const data = readFileSync(output);
  const header = /^P5\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(data.subarray(0, 200).toString('latin1'))!;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const samples = data.subarray(header[0].length);
  return { width, height, at: (x: number, y: number) => samples[Math.floor(y) * width + Math.floor(x)]! };
}

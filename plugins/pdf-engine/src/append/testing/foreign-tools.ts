import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a file of this name stands; it is written where its content is given. */
type Path = (name: string, content?: string | Uint8Array) => string;

/** For one call of a tool, in a folder that goes with it: test files share this module, so none of them may clear up for all. */
function withFiles<R>(use: (path: Path) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-append-'));
  try {
    return use((name, content) => {
      const path = join(folder, name);
      if (content !== undefined) writeFileSync(path, content);
      return path;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let signer: { readonly key: string; readonly certificate: string } | undefined;

/** A detached CMS over the bytes, made by OpenSSL with a key that lives as long as the test run. */
export function cms(signed: Uint8Array): Uint8Array {
  signer ??= throwawaySigner();
  const { certificate, key } = signer;
  return withFiles((path) => {
    const files = ['-signer', path('certificate', certificate), '-inkey', path('key', key), '-in', path('in', signed)];
    return execFileSync('openssl', ['cms', '-sign', '-binary', '-outform', 'DER', '-md', 'sha256', ...files], {
      stdio: 'pipe',
    });
  });
}

/** Both as PEM. */
function throwawaySigner() {
  return withFiles((path) => {
    const [key, certificate] = [path('key'), path('certificate')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Test', '-keyout', key];
    execFileSync('openssl', [...request, '-out', certificate], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  });
}

/** The file rewritten by qpdf with these options. */
export function qpdf(pdf: Uint8Array, ...options: readonly string[]): Uint8Array {
  return withFiles((path) => {
    execFileSync('qpdf', [path('in', pdf), ...options, path('out')], { stdio: 'pipe' });
    return readFileSync(path('out'));
  });
}

/** What `qpdf --check` complains about; '' for a clean file. */
export function complaints(pdf: Uint8Array, password = ''): string {
  try {
    withFiles((path) =>
      execFileSync('qpdf', [`--password=${password}`, '--check', path('in', pdf)], { stdio: 'pipe' }),
    );
    return '';
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  }
}

/** What poppler's pdfsig says of each signed field. */
export function pdfsig(pdf: Uint8Array, password = ''): readonly { field: string; valid: boolean; whole: boolean }[] {
  const options = password ? ['-upw', password] : [];
  const report = withFiles((path) =>
    execFileSync('pdfsig', [...options, '-nocert', path('in', pdf)], { encoding: 'utf8', stdio: 'pipe' }),
  );
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
  return withFiles((path) =>
    execFileSync('pdftotext', [...options, path('in', pdf), '-'], { encoding: 'utf8', stdio: 'pipe' }),
  );
}

/** A page in grey as MuPDF shows it, one pixel per millimetre; `at` gives 0 (black) to 255. */
export function rasterise(pdf: Uint8Array, page: number) {
  const data = withFiles((path) => {
    const options = ['-q', '-A', '0', '-r', '25.4', '-c', 'gray', '-F', 'pgm', '-o', path('out')];
    execFileSync('mutool', ['draw', ...options, path('in', pdf), String(page + 1)], { stdio: 'pipe' });
    return readFileSync(path('out'));
  });
  const header = /^P5\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(data.subarray(0, 200).toString('latin1'))!;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const samples = data.subarray(header[0].length);
  return { width, height, at: (x: number, y: number) => samples[Math.floor(y) * width + Math.floor(x)]! };
}

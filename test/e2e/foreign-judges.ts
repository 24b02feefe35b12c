/** What programs that nobody here wrote say of a signed PDF. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

export interface PdfsigSignature {
  readonly field: string;
  readonly valid: boolean;
  /** 'Total document signed' or 'Not total document signed'. */
  readonly total: boolean;
  readonly text: string;
}

export function pdfsig(path: string, ...options: string[]): readonly PdfsigSignature[] {
  const { stdout } = spawnSync('pdfsig', ['-nocert', ...options, path], { encoding: 'utf8' });
  return stdout
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((text) => ({
      field: /Signature Field Name: (.*)/.exec(text)?.[1] ?? '',
      valid: /Signature Validation: Signature is Valid\./.test(text),
      total: /^\s*- Total document signed$/m.test(text),
      text,
    }));
}

/** qpdf's exit code: 0 no problem, 3 warnings, 2 errors. */
export function qpdfCheck(path: string, password = ''): { readonly code: number; readonly text: string } {
  const words = password === '' ? ['--check', path] : ['--check', `--password=${password}`, path];
  const { status, stdout, stderr } = spawnSync('qpdf', words, { encoding: 'utf8' });
  return { code: status ?? 2, text: stdout + stderr };
}

/** Cuts the last signature out of the file by its /ByteRange and has openssl judge it; throws with its words if it does not verify. */
export function opensslVerify(path: string, trust: string, scratch: string): void {
  const file = readFileSync(path);
  const ranges = [...file.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const [, a, b, c, d] = (ranges.at(-1) ?? []).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no /ByteRange');
  writeFileSync(`${scratch}/content`, Buffer.concat([file.subarray(a, a + b), file.subarray(c, c + d)]));
  const der = Buffer.from(file.toString('latin1', a + b + 1, c - 1), 'hex');
  writeFileSync(`${scratch}/signature`, der);
  execFileSync(
    'openssl',
    [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      `${scratch}/signature`,
      '-content',
      `${scratch}/content`,
      '-CAfile',
      trust,
      '-purpose',
      'any',
      '-out',
      `${scratch}/verified`,
    ],
    { stdio: 'pipe' },
  );
}

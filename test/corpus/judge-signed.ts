import { readFileSync } from 'node:fs';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import type { CorpusFile } from './manifest.ts';

/** What is wrong with a file of the corpus after it was signed, but for the signature; empty when nothing is. */
export function faultsOfFile({ path }: CorpusFile, output: string, password = ''): string[] {
  const faults: string[] = [];
  const [before, after] = [readFileSync(path), readFileSync(output)];
  if (!after.subarray(0, before.length).equals(before)) faults.push('the original is not a prefix');
  const signed = qpdfCheck(output, password);
  const severity = (code: number) => (code === 0 ? 0 : code === 3 ? 1 : 2);
  const isWorse = severity(signed.code) > 0 && severity(signed.code) > severity(qpdfCheck(path, password).code);
  if (isWorse) faults.push(`qpdf: ${signed.text.trim()}`);
  return faults;
}

/** What is wrong with its newest signature. */
export function faultsOfSignature(output: string, password = ''): string[] {
  // pdfsig wants to know which of the two passwords it is given.
  const asUser = pdfsig(output, ...(password === '' ? [] : ['-upw', password]));
  const last = (asUser.length > 0 ? asUser : pdfsig(output, '-opw', password)).at(-1);
  return last?.valid && last.total ? [] : [`pdfsig: ${last?.text.trim() ?? 'no signature'}`];
}

import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BatchProgress, CliInvocation, CliResult, Locale, SigningOutcome } from '@sealwright/core/api';
import type { SignCommandParts, SigningMeans } from './cli-sign-means.ts';
import { type BatchReport, batchJson, batchText } from './cli-sign-report.ts';
import { type SignedName, signedNames } from './signed-names.ts';

/** Any number of files with one PIN. What is wrong with all of them alike, or with the key, is the command's own error. */
export async function signMany(
  { signing }: SignCommandParts,
  invocation: CliInvocation,
  means: SigningMeans,
): Promise<CliResult> {
  const { arguments: words, options, path, locale, signal } = invocation;
  const folder = options['out-dir'] === undefined ? undefined : String(options['out-dir']);
  const { documents, results } = signedNames(words, folder, path);
  // Whatever is wrong with the folder is said of each file that should go there.
  if (folder !== undefined) await mkdir(path(folder)).catch(() => {});
  const requests = documents.map(({ input, output }) => ({ ...means, input: path(input), output: path(output) }));
  const { outcomes, stopped } = await signing.submitAll(requests, {
    signal,
    allOrNone: options['all-or-none'] === true,
    resume: options.resume === true,
    progress: progressOf(invocation, documents),
    settled: (outcome, index) => tellFailure(invocation, documents[index], outcome),
  });
  const report: BatchReport = {
    files: documents.map((names, index) => ({ ...names, outcome: outcomes[index] as SigningOutcome })),
    results,
    stopped,
  };
  throwCommonError(report);
  return {
    text: batchText(report, locale),
    json: batchJson(report, path),
    failed: stopped !== undefined || outcomes.some(({ state }) => state === 'failed' || state === 'left'),
  };
}

/** Nothing was signed, and always for the same reason: that is all there is to say. */
function throwCommonError({ files, stopped }: BatchReport): void {
  if (files.some(({ outcome: { state } }) => state === 'signed' || state === 'signed-before')) return;
  const errors = files.flatMap(({ outcome }) => (outcome.state === 'failed' ? [outcome.error] : []));
  const [first] = errors;
  if (stopped) throw stopped;
  if (first && errors.length === files.length && errors.every(({ message }) => message === first.message)) throw first;
}

const phases: Record<BatchProgress['phase'], Record<Locale, string>> = {
  check: { 'zh-CN': '检查', en: 'Checking' },
  sign: { 'zh-CN': '签署', en: 'Signing' },
};
const pin: Record<Locale, string> = { 'zh-CN': '验证 PIN 码', en: 'Verifying the PIN' };

/** A bar that moves with each document; it gives way to the question for the PIN. */
function progressOf({ progress, locale }: CliInvocation, documents: readonly SignedName[]) {
  let shown = '';
  return ({ phase, index, done, of, step }: BatchProgress) => {
    const now = `${phase} ${index}`;
    if (step === 'pin') {
      progress(pin[locale]);
    } else if (now !== shown) {
      shown = now;
      progress(`${phases[phase][locale]} ${done + 1}/${of} ${basename(documents[index]?.input ?? '')}`, done / of);
    }
  };
}

/** While there is still time to break off before the PIN. */
function tellFailure(
  { progress, locale }: CliInvocation,
  document: SignedName | undefined,
  outcome: SigningOutcome,
): void {
  if (outcome.state === 'failed') progress(`${document?.input}: ${outcome.error.sentence[locale]}`);
}

import {
  type Locale,
  type Localized,
  type SealwrightError,
  type SigningOutcome,
  textTable,
} from '@sealwright/core/api';
import type { SignedName } from './signed-names.ts';

export interface BatchReport {
  readonly files: readonly (SignedName & { readonly outcome: SigningOutcome })[];
  /** Files that were passed over since they are what others become. */
  readonly results: readonly string[];
  readonly stopped: SealwrightError | undefined;
}

type State = SigningOutcome['state'];

/** For `--json`: counts, and what became of each file. `result` is what signing that file alone prints. */
export function batchJson({ files, results, stopped }: BatchReport, path: (word: string) => string) {
  return {
    ...counts(files),
    stopped: stopped ?? null,
    passedOver: results.map(path),
    files: files.map(({ input, output, outcome }) => ({ input: path(input), output: path(output), ...outcome })),
  };
}

const states: Record<State, Localized> = {
  signed: { 'zh-CN': '已签署', en: 'signed' },
  'signed-before': { 'zh-CN': '此前已签', en: 'signed before' },
  failed: { 'zh-CN': '失败', en: 'failed' },
  left: { 'zh-CN': '未签署', en: 'left' },
};

const words = {
  'zh-CN': {
    total: (count: Counts) =>
      `已签署 ${count.signed} 份，此前已签 ${count.signedBefore} 份，失败 ${count.failed} 份，未签署 ${count.left} 份。`,
    passedOver: (files: readonly string[]) => `未再签署（是其他文件签署后的结果）：${files.join('、')}`,
    resume: '加上 --resume 再运行一次，即可接着签署余下的文件。',
    exists: '已存在的文件如果是此前签好的，加上 --resume 即可跳过。',
    note: ([first, ...more]: readonly string[], sentence: string) =>
      `${first}${more.length > 0 ? ` 等 ${more.length + 1} 份` : ''}：${sentence}`,
  },
  en: {
    total: (count: Counts) =>
      `Signed: ${count.signed}, signed before: ${count.signedBefore}, failed: ${count.failed}, left: ${count.left}.`,
    passedOver: (files: readonly string[]) => `Not signed again, being the signed form of others: ${files.join(', ')}`,
    resume: 'Run it again with --resume to sign what is left.',
    exists: 'If the files that exist were signed before, --resume passes over them.',
    note: ([first, ...more]: readonly string[], sentence: string) =>
      `${first}${more.length > 0 ? ` and ${more.length} more` : ''}: ${sentence}`,
  },
} as const;

/** A line for each file, then what has to be known of them, and how to go on. */
export function batchText({ files, results, stopped }: BatchReport, locale: Locale): string {
  const text = words[locale];
  const rows = files.map(({ input, output, outcome }) => [
    states[outcome.state][locale],
    input,
    outcome.state === 'failed' ? outcome.error.sentence[locale] : outcome.state === 'left' ? '' : output,
  ]);
  return [
    textTable(rows),
    text.total(counts(files)),
    ...(results.length > 0 ? [text.passedOver(results)] : []),
    ...warnings(files, locale).map(([sentence, names]) => text.note(names, sentence)),
    ...(files.some(isThere) ? [text.exists] : []),
    ...(stopped ? [`${stopped.code}: ${stopped.sentence[locale]}`, text.resume] : []),
  ].join('\n');
}

function isThere({ outcome }: BatchReport['files'][number]): boolean {
  return outcome.state === 'failed' && outcome.error.code === 'file.exists';
}

type Counts = ReturnType<typeof counts>;

function counts(files: BatchReport['files']) {
  const count = (wanted: State) => files.filter(({ outcome }) => outcome.state === wanted).length;
  return {
    signed: count('signed'),
    signedBefore: count('signed-before'),
    failed: count('failed'),
    left: count('left'),
  };
}

/** Each sentence once, with the files it is about. */
function warnings(files: BatchReport['files'], locale: Locale): [string, string[]][] {
  const named = new Map<string, string[]>();
  for (const { input, outcome } of files) {
    if (outcome.state !== 'signed') continue;
    const { signatures, warnings } = outcome.result.preflight;
    const invalid = signatures.filter(({ effect }) => effect === 'already-invalid').map(({ sentence }) => sentence);
    for (const sentence of [...invalid, ...warnings]) {
      const names = named.get(sentence[locale]);
      if (names) names.push(input);
      else named.set(sentence[locale], [input]);
    }
  }
  return [...named];
}

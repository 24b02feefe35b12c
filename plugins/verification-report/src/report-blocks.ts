/** A report in one language, as the parts that people read; how they look is for the kinds of files to say. */
import type { Locale, Localized } from '@sealwright/core/api';
import type { Condition, Report, ReportedSignature } from './report-schema.ts';
import { filled, integrities, kinds, outcomes, stepStates, texts, trusts } from './wording.ts';

/** How something came out: as a shape and a colour; the word beside it says it too. */
export type Mark = 'good' | 'bad' | 'doubtful' | 'open';

export interface FactRow {
  readonly title: string;
  /** Of several lines where there are several values. */
  readonly value: string;
  /** Digests and numbers, to be compared digit by digit. */
  readonly isCode?: boolean;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'verdict'; readonly mark: Mark; readonly word: string; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  /** `word`: the outcome; missing where there is none, as in plain lists. */
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly mark?: Mark; readonly word?: string; readonly text: string }[];
    };

const STEP_MARKS = { passed: 'good', failed: 'bad', warning: 'doubtful', 'not-checked': 'open' } as const;
const OUTCOME_MARKS = { supported: 'good', partly: 'doubtful', open: 'open', 'not-supported': 'bad' } as const;
const INTEGRITY_MARKS = {
  valid: 'good',
  'valid-with-later-changes': 'good',
  indeterminate: 'doubtful',
  modified: 'bad',
  invalid: 'bad',
} as const;
const TRUST_MARKS = { trusted: 'good', untrusted: 'bad', 'not-checked': 'open' } as const;

type Say = (text: Localized, values?: Readonly<Record<string, string | number>>) => string;

export function reportBlocks(report: Report, locale: Locale): readonly Block[] {
  const say: Say = (text, values = {}) => filled(text, values)[locale];
  return [
    { kind: 'title', text: say(texts.title) },
    ...section(say(texts.document), documentFacts(report, say)),
    ...section(say(texts.check), checkFacts(report, say)),
    { kind: 'heading', level: 1, text: say(texts.conclusion) },
    { kind: 'paragraph', text: say(report.conclusion) },
    ...report.signatures.flatMap((signature) => signatureBlocks(signature, report, say)),
    ...(report.emptyFields.length > 0
      ? [heading(1, say(texts.emptyFields)), list(report.emptyFields.map((text) => ({ text })))]
      : []),
    heading(1, say(texts.notChecked)),
    report.notChecked.length > 0
      ? list(report.notChecked.map((text) => ({ text: say(text) })))
      : { kind: 'paragraph', text: say(texts.nothingUnchecked) },
    ...certificateBlocks(report, say),
    heading(1, say(texts.limits)),
    list(report.limits.map((text) => ({ text: say(text) }))),
  ];
}

function documentFacts({ document: { name, size, sha256, sm3 } }: Report, say: Say): readonly FactRow[] {
  return [
    { title: say(texts.name), value: name },
    { title: say(texts.size), value: say(texts.bytes, { count: size.toLocaleString('en') }) },
    { title: 'SHA-256', value: grouped(sha256), isCode: true },
    ...(sm3 ? [{ title: 'SM3', value: grouped(sm3), isCode: true }] : []),
  ];
}

function checkFacts({ checkedAt, program, basis }: Report, say: Say): readonly FactRow[] {
  const { trustAnchors, revocationAsked, trustProblem } = basis;
  return [
    { title: say(texts.checkedAt), value: shownTime(checkedAt) },
    { title: say(texts.program), value: `${program.name} ${program.version}` },
    {
      title: say(texts.anchors),
      value: trustProblem
        ? say(trustProblem)
        : trustAnchors === 0
          ? say(texts.noAnchors)
          : say(texts.anchorCount, { count: trustAnchors }),
    },
    { title: say(texts.revocation), value: say(revocationAsked ? texts.yes : texts.no) },
  ];
}

function signatureBlocks(signature: ReportedSignature, report: Report, say: Say): readonly Block[] {
  const { number, sentence, integrity, trust, steps, laterChanges, conditions } = signature;
  return [
    heading(1, say(texts.signature, { number })),
    { kind: 'paragraph', text: say(sentence) },
    {
      kind: 'verdict',
      mark: INTEGRITY_MARKS[integrity],
      word: say(texts.integrity),
      text: say(integrities[integrity]),
    },
    { kind: 'verdict', mark: TRUST_MARKS[trust], word: say(texts.trust), text: say(trusts[trust]) },
    { kind: 'facts', rows: signatureFacts(signature, report, say) },
    heading(2, say(texts.times)),
    ...timeBlocks(signature, say),
    heading(2, say(texts.steps)),
    list(
      steps.map(({ state, sentence }) => ({
        mark: STEP_MARKS[state],
        word: say(stepStates[state]),
        text: say(sentence),
      })),
    ),
    heading(2, say(texts.laterChanges)),
    laterChanges.length === 0
      ? { kind: 'paragraph', text: say(texts.noLaterChanges) }
      : list(laterChanges.map((change) => ({ text: changeText(change, say) }))),
    heading(2, say(texts.conditions)),
    ...(conditions.length === 0
      ? [{ kind: 'paragraph' as const, text: say(texts.timestampIsNoSignature) }]
      : [
          { kind: 'paragraph' as const, text: say(texts.conditionIntroduction) },
          ...conditions.flatMap((condition) => conditionBlocks(condition, say)),
        ]),
  ];
}

function signatureFacts(signature: ReportedSignature, { certificates }: Report, say: Say): readonly FactRow[] {
  const { signer, kind, format, subFilter, digestAlgorithm, fields, coverage, claims } = signature;
  const certificate = certificates.find(({ sha256 }) => sha256 === signer);
  const named = fields.filter((field) => field !== '');
  return [
    { title: say(texts.signer), value: certificate ? nameOf(certificate) : say(texts.none) },
    { title: say(texts.kind), value: say(kinds[kind]) },
    { title: say(texts.format), value: [format, subFilter, digestAlgorithm].filter(Boolean).join(' · ') },
    ...(named.length > 0 ? [{ title: say(texts.fields), value: named.join('\n') }] : []),
    ...(coverage.end === undefined
      ? []
      : [{ title: say(texts.coverage), value: say(texts.bytes, { count: coverage.end.toLocaleString('en') }) }]),
    ...(claims.reason ? [{ title: say(texts.reason), value: claims.reason }] : []),
    ...(claims.location ? [{ title: say(texts.location), value: claims.location }] : []),
  ];
}

function timeBlocks({ times }: ReportedSignature, say: Say): readonly Block[] {
  if (times.length === 0) return [{ kind: 'paragraph', text: say(texts.noTimes) }];
  return [
    { kind: 'facts', rows: times.map(({ time, sentence }) => ({ title: shownTime(time), value: say(sentence) })) },
  ];
}

function changeText({ label, count, pages }: ReportedSignature['laterChanges'][number], say: Say): string {
  const values = { label: say(label), count, pages: pages.join(', ') };
  return say(pages.length > 0 ? texts.changeOnPages : texts.change, values);
}

function conditionBlocks(condition: Condition, say: Say): readonly Block[] {
  const { number, title, outcome, established, notEstablished } = condition;
  const points = (name: Localized, found: readonly Localized[]): readonly Block[] =>
    found.length === 0
      ? []
      : [{ kind: 'paragraph', text: `${say(name)}${say(COLON)}` }, list(found.map((text) => ({ text: say(text) })))];
  return [
    heading(3, `${say(ORDINALS, { number, ordinal: HAN[number - 1] ?? '' })} ${say(title)}`),
    { kind: 'verdict', mark: OUTCOME_MARKS[outcome], word: say(OUTCOME), text: say(outcomes[outcome]) },
    ...points(texts.established, established),
    ...points(texts.notEstablished, notEstablished),
  ];
}

function certificateBlocks({ certificates }: Report, say: Say): readonly Block[] {
  if (certificates.length === 0) return [];
  return [
    heading(1, say(texts.certificates)),
    ...certificates.flatMap((certificate): readonly Block[] => [
      heading(2, nameOf(certificate)),
      {
        kind: 'facts',
        rows: certificate.fields.map(({ title, value }) => ({ title: say(title), value: say(value) })),
      },
    ]),
  ];
}

const COLON: Localized = { 'zh-CN': '：', en: ': ' };
const OUTCOME: Localized = { 'zh-CN': '判断', en: 'Outcome' };
/** As laws count their conditions. */
const ORDINALS: Localized = { 'zh-CN': '（{ordinal}）', en: '({number})' };
const HAN = ['一', '二', '三', '四'];

function section(text: string, rows: readonly FactRow[]): readonly Block[] {
  return [heading(1, text), { kind: 'facts', rows }];
}

function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

function list(items: Extract<Block, { kind: 'list' }>['items']): Block {
  return { kind: 'list', items };
}

function nameOf({ subject, organisation }: Report['certificates'][number]): string {
  return organisation ? `${subject} (${organisation})` : subject;
}

/** '2026-11-22 08:30:00 UTC' */
function shownTime(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

/** Easy to compare: 'ab12 cd34 ...', half of it a line. */
function grouped(hex: string): string {
  return hex.replace(/.{4}(?=.)/g, '$& ').replace(/(?:.{4} ){8}/g, (half) => `${half.trimEnd()}\n`);
}

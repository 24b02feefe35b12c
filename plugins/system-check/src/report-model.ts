/** The report of a check, in the language of its reader. */
import { homedir } from 'node:os';
import type { Fact, Locale, Localized } from '@sealwright/core/api';
import type { ReportedCheck } from './common-check-rpc.ts';
import {
  type CheckGroup,
  countVerdicts,
  findingsOf,
  GROUPS,
  groupTitles,
  NOTHING_TO_CHECK,
  overallSentence,
  type Verdict,
  type VerdictCounts,
  verdictWords,
} from './common-verdicts.ts';

export interface ReportFinding {
  readonly check: string;
  readonly title: string;
  /** Missing for a check that had nothing to look at. */
  readonly verdict?: Verdict;
  readonly verdictWord: string;
  readonly sentence: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

/** All in the language of its reader. */
export interface CheckReportModel {
  readonly heading: string;
  readonly program: string;
  readonly time: Date;
  readonly summary: string;
  readonly counts: VerdictCounts;
  readonly groups: readonly {
    readonly group: CheckGroup;
    readonly title: string;
    readonly findings: readonly ReportFinding[];
  }[];
}

export interface ReportFrame {
  readonly locale: Locale;
  readonly version: string;
  readonly time: Date;
  /** The user's own folder, which is written as `~`: reports are sent to others. */
  readonly home?: string;
}

const HEADING: Localized = { 'zh-CN': '系统检测报告', en: 'System check report' };
const PROGRAM: Localized = { 'zh-CN': '印匠', en: 'Sealwright' };

export function reportModel(
  checks: readonly ReportedCheck[],
  { locale, version, time, home = homedir() }: ReportFrame,
): CheckReportModel {
  const outside = (text: string) => (home.length > 1 ? text.replaceAll(home, '~') : text);
  const say = (text: string | Localized) => outside(typeof text === 'string' ? text : text[locale]);
  const factsOf = (facts: readonly Fact[] = []) =>
    facts.map(({ title, value }) => ({ title: say(title), value: say(value) }));
  const findingsIn = ({ id, title, outcome }: ReportedCheck): ReportFinding[] => {
    const findings = findingsOf(outcome);
    const named = { check: id, title: say(title) };
    if (findings.length === 0) return [{ ...named, verdictWord: '—', sentence: say(NOTHING_TO_CHECK), facts: [] }];
    return findings.map(({ verdict, sentence, facts }) => ({
      ...named,
      verdict,
      verdictWord: say(verdictWords[verdict]),
      sentence: say(sentence),
      facts: factsOf(facts),
    }));
  };
  const counts = countVerdicts(checks.map(({ outcome }) => outcome));
  return {
    heading: HEADING[locale],
    program: `${PROGRAM[locale]} ${version}`,
    time,
    summary: say(overallSentence(counts)),
    counts,
    groups: GROUPS.map((group) => ({
      group,
      title: say(groupTitles[group]),
      findings: checks.filter((check) => check.group === group).flatMap(findingsIn),
    })).filter(({ findings }) => findings.length > 0),
  };
}

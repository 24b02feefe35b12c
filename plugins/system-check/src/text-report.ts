import type { CheckReportModel, ReportFinding } from './report-model.ts';

/** For a terminal, and for a mail to the support. */
export function textReport({ heading, program, time, summary, groups }: CheckReportModel): string {
  const lines = [`${heading}  ${program}  ${time.toISOString()}`, summary];
  for (const { title, findings } of groups) lines.push('', `== ${title}`, ...findings.flatMap(findingLines));
  return `${lines.join('\n')}\n`;
}

function findingLines({ verdictWord, title, sentence, facts }: ReportFinding): string[] {
  return [
    `[${verdictWord}] ${title}: ${oneLine(sentence)}`,
    ...facts.map((fact) => `    ${fact.title}: ${fact.value.split('\n').map(oneLine).join(' | ')}`),
  ];
}

/** What came from a device or a file name ends no line and moves no cursor. */
const oneLine = (text: string) => text.replace(/\p{Cc}/gu, ' ');

import { type CliInvocation, type CliResult, textTable } from '@sealwright/core/api';
import { stepStates } from './common-step-states.ts';
import type { SetupOverview } from './setup-overview.ts';

const HEADINGS = { 'zh-CN': ['步骤', '名称', '状态'], en: ['Step', 'Title', 'State'] };

/** `sealwright setup`: the steps are gone through in the window; here they are listed. */
export async function listSetup(overview: SetupOverview, { locale }: CliInvocation): Promise<CliResult> {
  const { steps } = await overview.report();
  const rows = steps.map(({ id, title, state }) => [id, title[locale], stepStates[state][locale]]);
  const faults = steps.flatMap(({ fault }) => (fault ? [`${fault.code}: ${fault.sentence[locale]}`] : []));
  const json = steps.map(({ id, title, optional, state, fault }) => ({
    id,
    title,
    optional,
    state,
    ...(fault && { fault }),
  }));
  return { text: [textTable([HEADINGS[locale], ...rows]), ...faults].join('\n'), json };
}

/**
 * Conformance suite of the point `workflowSources`: what every way to a contract platform must do, and what an integrator
 * reads to write one.
 *
 * @example
 * describeWorkflowSource({
 *   data: manifest.sealwright.contributes.workflowSources[0],
 *   async start() {
 *     const server = await startMyTestServer(['甲公司', '乙公司', '丙公司']);
 *     return {
 *       parties: server.companies,
 *       connect: async (party) => mySource(server.address, server.tokenOf(party)),
 *       dispose: () => server.stop(),
 *     };
 *   },
 * });
 */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { WorkflowSourceData } from '../../api/index.ts';
import { openBench, type WorkflowBench, type WorkflowRules } from './workflow-source/bench.ts';
import { changeRules } from './workflow-source/changes.ts';
import { draftRules } from './workflow-source/drafts.ts';
import { entryRules, openRules } from './workflow-source/entry.ts';
import { fileRules } from './workflow-source/files.ts';
import { formRules } from './workflow-source/form.ts';
import { listRules } from './workflow-source/lists.ts';
import { onceRules } from './workflow-source/once.ts';
import type { WorkflowSourceUnderTest } from './workflow-source/source-under-test.ts';
import { troubleRules } from './workflow-source/troubles.ts';
import { turnRules } from './workflow-source/turns.ts';

export { openBench } from './workflow-source/bench.ts';
export { Desk, handed, recipient, terms } from './workflow-source/desks.ts';
export type { WorkflowPlace, WorkflowSourceUnderTest } from './workflow-source/source-under-test.ts';

/** All rules by topic, for a source with this manifest entry. */
export const workflowSourceRules = ({ entry }: WorkflowSourceData): Readonly<Record<string, WorkflowRules>> => ({
  form: formRules,
  ...(entry === 'key' ? { 'entry by key': entryRules } : { 'no entry': openRules }),
  drafts: draftRules,
  turns: turnRules,
  files: fileRules,
  'once, and as seen': onceRules,
  lists: listRules,
  changes: changeRules,
  'time and lines': troubleRules,
});

export function describeWorkflowSource(source: WorkflowSourceUnderTest): void {
  const { timeout = 20_000 } = source;
  describe('workflow source', { timeout }, () => {
    let bench: Omit<WorkflowBench, 'skip'> | undefined;

    beforeAll(
      async () => {
        bench = await openBench(source);
      },
      Math.max(timeout, 60_000),
    );

    afterAll(() => bench?.place.dispose(), timeout);

    for (const [topic, rules] of Object.entries(workflowSourceRules(source.data as WorkflowSourceData))) {
      describe(topic, () => {
        for (const [rule, check] of Object.entries(rules)) {
          test(rule, ({ skip }) => check({ ...bench!, skip }));
        }
      });
    }
  });
}

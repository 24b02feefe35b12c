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
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Voucher, WorkflowSourceData } from '../../api/index.ts';
import { describeChanges } from './workflow-source/changes.ts';
import { Desk } from './workflow-source/desks.ts';
import { describeDrafts } from './workflow-source/drafts.ts';
import { describeEntry } from './workflow-source/entry.ts';
import { describeFiles } from './workflow-source/files.ts';
import { describeLists } from './workflow-source/lists.ts';
import { describeOnce } from './workflow-source/once.ts';
import type { WorkflowPlace, WorkflowSourceUnderTest } from './workflow-source/source-under-test.ts';
import { describeTroubles } from './workflow-source/troubles.ts';
import { describeTurns } from './workflow-source/turns.ts';

export type { WorkflowPlace, WorkflowSourceUnderTest } from './workflow-source/source-under-test.ts';

export function describeWorkflowSource({ data, start, timeout = 20_000 }: WorkflowSourceUnderTest): void {
  describe('workflow source', { timeout }, () => {
    const declared = data as WorkflowSourceData;
    let place: WorkflowPlace;
    let desks: readonly [Desk, Desk, Desk];

    beforeAll(
      async () => {
        place = await start();
        const open = async (party: number) => {
          const source = await place.connect(party);
          if (declared.entry === 'key') await source.enter!(place.key!(party));
          return new Desk(place, party, source);
        };
        desks = [await open(0), await open(1), await open(2)];
      },
      Math.max(timeout, 60_000),
    );

    afterAll(async () => {
      vi.useRealTimers();
      await place?.dispose();
    }, timeout);

    test('its manifest entry and its vouchers fit the point', async () => {
      expect([...Value.Errors(WorkflowSourceData, data)]).toEqual([]);
      const [a, b] = desks;
      const draft = await a.draft([b]);
      expect([...Value.Errors(Voucher, draft)]).toEqual([]);
      expect(draft.id).toMatch(/^\d{1,40}$/);
      expect(await a.get(draft)).toEqual(draft);
    });

    describeEntry(declared, () => place);
    describeDrafts(() => desks);
    describeTurns(() => desks);
    describeFiles(
      () => desks,
      () => place,
    );
    describeOnce(() => desks);
    describeLists(() => desks, timeout);
    describeChanges(() => desks);
    describeTroubles(
      () => desks,
      () => place,
    );
  });
}

import { Value } from 'typebox/value';
import { expect } from 'vitest';
import { Voucher, WorkflowSourceData } from '../../../api/index.ts';
import type { WorkflowRules } from './bench.ts';

/** What is said fits the point, whatever it means. */
export const formRules: WorkflowRules = {
  'its manifest entry and its vouchers fit the point': async ({ data, desks: [a, b] }) => {
    expect([...Value.Errors(WorkflowSourceData, data)]).toEqual([]);
    const draft = await a.draft([b]);
    expect([...Value.Errors(Voucher, draft)]).toEqual([]);
    expect(draft.id).toMatch(/^\d{1,40}$/);
    expect(await a.get(draft)).toEqual(draft);
  },
};

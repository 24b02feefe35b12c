import type { CallOptions } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { beforeEach, expect, test } from 'vitest';
import type { InboxState, VoucherRows } from '../common-inbox-rpc.ts';
import { type InboxCalls, InboxModel } from './inbox-model.ts';
import { NO_FILTERS } from './lists/voucher-filters.ts';

let asked: unknown[];
let tell: (state: InboxState) => void;
let model: InboxModel;

const calls = {
  watch: ({ onProgress }: CallOptions<InboxState>) => {
    tell = onProgress!;
    return new Promise<void>(() => {});
  },
  documents: () => new Promise<void>(() => {}),
  refresh: async () => {},
  async list(query: unknown): Promise<VoucherRows> {
    asked.push(query);
    return { items: [], total: 0, asOf: new Date() } as unknown as VoucherRows;
  },
} as unknown as InboxCalls;

beforeEach(() => {
  asked = [];
  const workbench = { setBadge: () => {}, context: { set: () => {} } } as unknown as Workbench;
  model = new InboxModel(workbench, calls);
  model.follow();
});

const state = (code?: string) =>
  ({
    sources: [],
    source: 'platform',
    stage: code ? 'in' : 'entry',
    version: 1,
    ...(code && { account: { code, name: code } }),
  }) as unknown as InboxState;

const searchedSent = async () => {
  await model.list.ask({ tab: 'initiated' });
  await model.search({ ...NO_FILTERS, text: '合同' });
};

test('who comes back after the session ended goes on with the list and the search', async () => {
  tell(state('甲'));
  await searchedSent();
  tell(state());
  tell(state('甲'));
  expect(asked.at(-1)).toMatchObject({ tab: 'initiated', text: '合同' });
  expect(model.filters.getState().text).toBe('合同');
});

test('another company begins with 待我办理, and nothing that was searched for', async () => {
  tell(state('甲'));
  await searchedSent();
  tell(state());
  tell(state('乙'));
  expect(asked.at(-1)).toEqual({ tab: 'todo', sort: '-createdAt', page: 1, pageSize: 10 });
  expect(model.filters.getState()).toEqual(NO_FILTERS);
  expect(model.list.state.getState().rows).toBeUndefined();
});

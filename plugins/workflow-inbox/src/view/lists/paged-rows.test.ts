import { expect, test, vi } from 'vitest';
import type { VoucherRows } from '../../common-inbox-rpc.ts';
import { PagedRows } from './paged-rows.ts';

interface Query {
  readonly page: number;
  readonly pageSize: number;
  readonly text?: string;
}
const rowsOf = (count: number, total: number) => ({ items: Array(count).fill({}), total }) as unknown as VoucherRows;
const FIRST: Query = { page: 1, pageSize: 10 };

test('the newest question counts: an older answer that comes late is dropped', async () => {
  const answers: ((rows: VoucherRows) => void)[] = [];
  const list = new PagedRows<Query>(FIRST, () => new Promise((resolve) => answers.push(resolve)));
  const old = list.load();
  const next = list.ask({ text: 'a' });
  answers[1]!(rowsOf(1, 1));
  await next;
  answers[0]!(rowsOf(5, 5));
  await old;
  expect(list.state.getState()).toMatchObject({ rows: { total: 1 }, query: { text: 'a' }, isLoading: false });
});

test('what is not asked for any more leaves the question', async () => {
  const read = vi.fn(async () => rowsOf(1, 1));
  const list = new PagedRows<Query>(FIRST, read);
  await list.ask({ text: 'a' });
  await list.ask({ text: undefined });
  expect(read).toHaveBeenLastCalledWith({ page: 1, pageSize: 10 }, expect.anything());
});

test('when the last page is gone, the one before is shown', async () => {
  const read = vi.fn(async ({ page }: Query) => rowsOf(page > 2 ? 0 : 10, 20));
  const list = new PagedRows<Query>(FIRST, read);
  await list.ask({ page: 3 });
  expect(list.state.getState()).toMatchObject({ query: { page: 2 }, rows: { total: 20 } });
});

test('a fault is told, and what stood there stays', async () => {
  const read = vi.fn(async () => rowsOf(1, 1));
  const list = new PagedRows<Query>(FIRST, read);
  await list.load();
  read.mockRejectedValueOnce(new Error('away'));
  await list.load();
  expect(list.state.getState()).toMatchObject({ rows: { total: 1 }, fault: new Error('away'), isLoading: false });
});

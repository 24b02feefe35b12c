/** Without a platform the lists must hold what the platform would list: compared with the rules of the platform in memory. */
import { WORKFLOW_TABS } from '@sealwright/core/api';
import { FakePlatform, fakeWorkflowSource } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { fits, inboxListOf, pageOf, sorted, tabsOf } from './voucher-lists.ts';

const [FIRST, SECOND, THIRD] = ['A', 'B', 'C'].map((code) => ({ code, name: `${code} 公司` })) as [Party, Party, Party];
type Party = { code: string; name: string };
const all = { page: 1, pageSize: 100 } as const;

async function manyStates() {
  const platform = new FakePlatform();
  const add = (name: string, recipients: Parameters<FakePlatform['add']>[0]['recipients']) =>
    platform.add({ name, initiator: FIRST, recipients, bytes: Buffer.from('abc') });
  const second = fakeWorkflowSource(platform, SECOND);
  const first = fakeWorkflowSource(platform, FIRST);
  let key = 0;
  const terms = async (id: string) => ({ key: String(key++), etag: (await second.get(id)).etag });
  const received = add('收到', [SECOND, THIRD]);
  await second.act(received, { kind: 'receive' }, await terms(received));
  const rejected = add('拒签', [SECOND]);
  await second.act(rejected, { kind: 'receive' }, await terms(rejected));
  await second.act(rejected, { kind: 'reject', reason: 'x' }, await terms(rejected));
  for (const [name, recipients] of [
    ['签署', [SECOND, THIRD]],
    ['完成', [SECOND]],
  ] as const) {
    const id = add(name, recipients);
    const voucher = await second.act(id, { kind: 'receive' }, await terms(id));
    const bytes = Buffer.from('abcd');
    const sha256 = '88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589';
    const source = { size: 4, read: async () => bytes };
    const file = { name: 'n', bytes: source, sha256, baseSha256: voucher.file!.sha256, marks: [] };
    await second.sign(id, file, await terms(id));
    await second.act(id, { kind: 'send' }, await terms(id));
  }
  const withdrawn = add('撤回', [SECOND]);
  await first.act(withdrawn, { kind: 'withdraw', reason: 'x' }, await terms(withdrawn));
  add('等待', [SECOND]);
  add('抄送', [THIRD, { ...SECOND, role: 'cc' }]);
  return platform;
}

test.each([FIRST, SECOND, THIRD])('every tab of $code holds what the platform lists there', async (party) => {
  const source = fakeWorkflowSource(await manyStates(), party);
  const seen = new Map<string, Awaited<ReturnType<typeof source.get>>>();
  const lists = new Map<string, string[]>();
  for (const tab of WORKFLOW_TABS) {
    const { items } = await source.list({ tab, ...all });
    lists.set(tab, items.map(({ name }) => name).sort());
    for (const item of items) seen.set(item.id, item);
  }
  for (const list of ['pending', 'history'] as const) {
    const { items } = await source.inbox({ list, ...all });
    lists.set(list, items.map(({ name }) => name).sort());
    for (const item of items) seen.set(item.id, item);
  }
  const names = (fitting: (voucher: Parameters<typeof tabsOf>[0]) => boolean) =>
    [...seen.values()]
      .filter(fitting)
      .map(({ name }) => name)
      .sort();
  for (const tab of WORKFLOW_TABS)
    expect([tab, names((each) => tabsOf(each, party.code).includes(tab))]).toEqual([tab, lists.get(tab)]);
  for (const list of ['pending', 'history'] as const) {
    expect([list, names((each) => inboxListOf(each, party.code) === list)]).toEqual([list, lists.get(list)]);
  }
});

test('filters, order and pages', async () => {
  const source = fakeWorkflowSource(await manyStates(), FIRST);
  const { items } = await source.list({ tab: 'initiated', ...all });
  const [one] = items;
  expect(items.filter((each) => fits(each, { text: one!.id }))).toEqual([one]);
  expect(items.filter((each) => fits(each, { text: '%' }))).toEqual([]);
  expect(items.filter((each) => fits(each, { state: 'withdrawn' }))).toHaveLength(1);
  expect(items.filter((each) => fits(each, { createdTo: one!.createdAt })).includes(one!)).toBe(false);
  expect(items.filter((each) => fits(each, { createdFrom: one!.createdAt })).includes(one!)).toBe(true);
  expect(items.filter((each) => fits(each, { bizType: '合同', initiator: 'a 公司' }))).toHaveLength(items.length);
  expect(sorted(items, 'endAt')).toHaveLength(items.length);
  const pages = [1, 2, 3, 4].flatMap((page) => pageOf(sorted(items, 'name'), { page, pageSize: 2 }).items);
  expect(new Set(pages.map(({ id }) => id)).size).toBe(items.length);
});

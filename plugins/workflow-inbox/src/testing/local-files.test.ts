/** 导入本地文件: files of this computer become vouchers, here and on the platform. */
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTRACT, FIRST, InboxLab, sha, todo } from './inbox-lab.fixture.ts';

const lab = new InboxLab();
beforeEach(() => lab.open());
afterEach(() => lab.end());

const importOne = async (name = '本地合同.pdf', bytes: Buffer = CONTRACT) => {
  const path = lab.path(name);
  await writeFile(path, bytes);
  return (await lab.inbox.call('importFile', [path])).voucher;
};

test('imported, signed, sent: a draft on the platform with its recipients, and gone from here', async () => {
  const local = await importOne();
  expect(local).toMatchObject({ source: 'local', name: '本地合同', state: 'signing' });
  expect(local.id).toMatch(/^\d{19}$/);
  const document = await lab.inbox.call('open', [local.id]);
  await lab.inbox.sign(document.id);
  await lab.inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
  const content = { name: '本地合同', bizType: 'contract', recipients: [{ ...FIRST, role: 'signer', order: 1 }] };
  const sent = await lab.inbox.call('sendLocal', [local.id, content, { submit: true }]);
  expect(sent).toMatchObject({ outcome: 'done', voucher: { state: 'pendingReceive', source: 'server' } });
  const size = CONTRACT.length + '\nsigned Signature1'.length;
  expect(sent.outcome === 'done' && sent.voucher.file?.size).toBe(size);
  // The open document is the platform's voucher from here on.
  await lab.inbox.until(
    'documents',
    ([each]) => each?.document === document.id && each.row.voucher.source === 'server',
  );
  await expect.poll(async () => (await lab.inbox.call('list', [todo])).total).toBe(0);
  expect(lab.inbox.asked).toMatchObject([{ recipients: ['甲方公司'] }]);
  await expect.poll(() => lab.inbox.told.length).toBe(1);
});

test('sent without a network: one draft, submitted once, when there is one again', async () => {
  const local = await importOne();
  lab.source.setDown(true);
  const content = { name: '本地合同', bizType: 'contract', recipients: [{ ...FIRST, role: 'signer', order: 1 }] };
  expect(await lab.inbox.call('sendLocal', [local.id, content, { submit: true }])).toMatchObject({ outcome: 'kept' });
  lab.source.setDown(false);
  lab.source.faults.lostAnswers = 1;
  await expect
    .poll(
      async () => {
        await lab.inbox.call('refresh', []);
        return (await lab.inbox.until('watch', () => true)).waiting;
      },
      { timeout: 15_000 },
    )
    .toBe(0);
  expect(Object.fromEntries(lab.platform.carriedOut)).toEqual({ created: 1, submitted: 1 });
});

test('kept as a draft, changed, submitted, deleted', async () => {
  const local = await importOne();
  const content = { name: '草稿', bizType: 'contract', recipients: [] };
  await lab.inbox.call('sendLocal', [local.id, content, { submit: false }]);
  const [row] = (await lab.inbox.call('list', [{ ...todo, tab: 'draft' }])).items;
  const draft = row!.voucher;
  const changed = await lab.inbox.call('changeDraft', [draft.id, { ...content, name: '改名' }, draft.etag]);
  expect(changed.name).toBe('改名');
  await expect(lab.inbox.call('act', [draft.id, { kind: 'submit' }, changed.etag])).rejects.toMatchObject({
    code: 'workflow.refused',
  });
  await lab.inbox.call('act', [draft.id, { kind: 'delete' }, changed.etag]);
  expect((await lab.inbox.call('list', [{ ...todo, tab: 'draft' }])).total).toBe(0);
});

test('local ones stand before those of the platform, over all pages, none twice and none left out', async () => {
  for (let index = 0; index < 7; index++) await lab.receive(lab.arrive(`平台${index}`));
  for (let index = 0; index < 4; index++) await importOne(`本地${index}.pdf`);
  const names: string[] = [];
  for (let page = 1; page <= 4; page++) {
    const { items, total } = await lab.inbox.call('list', [{ ...todo, page, pageSize: 3 }]);
    expect(total).toBe(11);
    names.push(...items.map(({ voucher: { name } }) => name));
  }
  expect(names.slice(0, 4).every((name) => name.startsWith('本地'))).toBe(true);
  expect(new Set(names).size).toBe(11);
  expect((await lab.inbox.call('list', [{ ...todo, text: '本地2' }])).items).toHaveLength(1);
});

test('uploaded in parts, deleted', async () => {
  expect(
    await lab.inbox.call('upload', [{ upload: 'u', name: 'a.pdf', isLast: false }, CONTRACT.subarray(0, 10)]),
  ).toBeNull();
  const row = await lab.inbox.call('upload', [{ upload: 'u', name: 'a.pdf', isLast: true }, CONTRACT.subarray(10)]);
  expect(row?.voucher.file?.sha256).toBe(sha(CONTRACT));
  await lab.inbox.call('act', [row!.voucher.id, { kind: 'delete' }, row!.voucher.etag]);
  expect((await lab.inbox.call('list', [todo])).total).toBe(0);
});

/** 我的签署 before a platform in memory that can be reached: each thing its user does happens there once. */
import { readFile } from 'node:fs/promises';
import { defineError } from '@sealwright/core/api';
import { fakeWorkflowSource } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTRACT, FIRST, InboxLab, pending, SECOND, THIRD, todo } from './inbox-lab.fixture.ts';

const lab = new InboxLab();
beforeEach(() => lab.open());
afterEach(() => lab.end());

test('received, opened, signed, sent: each once, and the file is what was signed', async () => {
  const id = lab.arrive();
  expect((await lab.inbox.call('inbox', [pending])).items).toMatchObject([{ voucher: { id }, isHere: false }]);
  expect(await lab.inbox.call('receive', [[id]])).toEqual({ received: 1, waiting: 0, failed: [] });
  expect((await lab.inbox.call('list', [todo])).items).toMatchObject([
    { voucher: { id, state: 'signing' }, isHere: true },
  ]);
  const document = await lab.inbox.call('open', [id]);
  expect(await lab.inbox.documents.bytes(document.id)).toEqual(CONTRACT);
  await lab.inbox.sign(document.id);
  await lab.inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
  expect(lab.inbox.documents.get(document.id).unsaved).toBe(false);
  const signed = await lab.voucher(id);
  expect(signed.file?.size).toBe(CONTRACT.length + '\nsigned Signature1'.length);
  expect(await lab.inbox.call('act', [id, { kind: 'send' }, signed.etag])).toMatchObject({
    outcome: 'done',
    voucher: { state: 'completed' },
  });
  expect(Object.fromEntries(lab.platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
  expect(lab.inbox.asked).toMatchObject([{ source: 'fake', voucher: id }]);
  expect(lab.inbox.told).toMatchObject([{ voucher: id, sha256: signed.file?.sha256 }]);
  expect((await lab.inbox.call('list', [{ ...todo, tab: 'signed' }])).total).toBe(1);
});

test('the same voucher opens as the same document, and begins anew after others changed its file', async () => {
  const id = lab.arrive();
  await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  expect((await lab.inbox.call('open', [id])).id).toBe(document.id);
  expect((await lab.inbox.call('list', [todo])).items).toMatchObject([{ document: document.id }]);
});

test('sent before it is signed: the platform says why not, and nothing is left behind', async () => {
  const { id, etag } = await lab.receive(lab.arrive());
  await expect(lab.inbox.call('act', [id, { kind: 'send' }, etag])).rejects.toMatchObject({
    code: 'workflow.not-signed',
  });
  const state = await lab.inbox.until('watch', () => true);
  expect(state.actions).toEqual([]);
});

test('rejected with its reason', async () => {
  const { id, etag } = await lab.receive(lab.arrive());
  await lab.inbox.call('act', [id, { kind: 'reject', reason: '金额有误' }, etag]);
  expect(await lab.voucher(id)).toMatchObject({ state: 'rejected', rejectReason: '金额有误' });
});

test('a signature that was handed in is taken back: here and there', async () => {
  const id = lab.arrive();
  await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  await lab.inbox.sign(document.id);
  await lab.inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
  expect(await lab.inbox.call('restore', [document.id])).toMatchObject({
    outcome: 'done',
    voucher: { state: 'signing' },
  });
  expect(await lab.inbox.documents.bytes(document.id)).toEqual(CONTRACT);
  await lab.inbox.sign(document.id, 'Signature2');
  const [again] = await lab.inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
  expect(again).toMatchObject({ hasUnsubmitted: false, canRestore: true, canSend: true });
});

test('more seals before it is sent: each signature is handed in upon the one before', async () => {
  const id = lab.arrive();
  await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  await lab.inbox.sign(document.id, 'One');
  await lab.inbox.sign(document.id, 'Two');
  const size = CONTRACT.length + '\nsigned One\nsigned Two'.length;
  await lab.inbox.until(
    'documents',
    ([each]) => each?.row.voucher.file?.size === size && each.row.actions.length === 0,
  );
  expect(lab.platform.carriedOut.get('signed')).toBe(2);
});

test('the platform is told which seal was put on which pages, and how', async () => {
  const told: unknown[] = [];
  const { sign } = lab.source;
  lab.source.sign = (id, file, ...rest) => {
    told.push(...file.marks);
    return sign(id, file, ...rest);
  };
  const id = lab.arrive();
  await lab.receive(id);
  await lab.inbox.sign((await lab.inbox.call('open', [id])).id);
  await lab.inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
  expect(told).toEqual([
    { fieldName: 'Signature1', certSerial: '01', sealId: 'files:seal', mode: 'normal', pages: [1, 2] },
  ]);
});

test('what is not theirs to sign is refused before the PIN', async () => {
  const id = lab.arrive('已发送', { recipients: [THIRD, { ...SECOND, role: 'cc' }] });
  const document = await lab.inbox.call('open', [id]);
  await expect(lab.inbox.sign(document.id)).rejects.toMatchObject({ code: 'inbox.not-yours-to-sign' });
  expect(lab.inbox.documents.get(document.id).revision).toBe(0);
});

test('a hook can forbid to send', async () => {
  const Forbidden = defineError('test.forbidden', { 'zh-CN': '不行', en: 'no' });
  await lab.inbox.dispose();
  await lab.start('profile', { refusal: () => Forbidden({}) });
  const { id, etag } = await lab.receive(lab.arrive());
  await expect(lab.inbox.call('act', [id, { kind: 'send' }, etag])).rejects.toMatchObject({ code: 'test.forbidden' });
  expect(lab.source.calls).not.toContain('send');
});

test('withdrawn and reminded by the company that sent it', async () => {
  await lab.inbox.dispose();
  lab.source = fakeWorkflowSource(lab.platform, FIRST);
  await lab.start('profile');
  const id = lab.arrive();
  const before = await lab.voucher(id);
  await lab.inbox.call('act', [id, { kind: 'remind' }, before.etag]);
  const reminded = await lab.voucher(id);
  await lab.inbox.call('act', [id, { kind: 'withdraw', reason: '条款有变' }, reminded.etag]);
  expect((await lab.voucher(id)).state).toBe('withdrawn');
  expect((await lab.inbox.call('details', [id])).events.map(({ type }) => type)).toEqual([
    'submitted',
    'reminded',
    'withdrawn',
  ]);
});

test('counts, and news of what others do but not of what its user did', async () => {
  const news: unknown[] = [];
  const ending = new AbortController();
  const listening = lab.inbox.call('notices', [], { progress: (notice) => news.push(notice), signal: ending.signal });
  await expect.poll(() => lab.source.calls).toContain('changes');
  const id = lab.arrive();
  await lab.inbox.until('watch', ({ counts }) => counts?.pending === 1);
  await lab.receive(id);
  await lab.inbox.until('watch', ({ counts }) => counts?.todo === 1 && counts.pending === 0);
  const other = fakeWorkflowSource(lab.platform, FIRST);
  const { etag } = await lab.voucher(id);
  await other.act(id, { kind: 'withdraw', reason: '条款有变' }, { key: 'k', etag });
  await lab.inbox.until('watch', ({ counts }) => counts?.todo === 0);
  await expect
    .poll(() => news)
    .toMatchObject([
      { kind: 'arrived', voucher: id, name: '测试合同', actor: '甲方公司' },
      { kind: 'withdrawn', voucher: id },
    ]);
  ending.abort();
  await listening;
});

test('a copy of the file for the user', async () => {
  const id = lab.arrive();
  await lab.inbox.call('saveCopy', [id, lab.path('copy.pdf'), { overwrite: false }]);
  expect(await readFile(lab.path('copy.pdf'))).toEqual(CONTRACT);
});

test('nothing is set up: nothing but local vouchers, and the reason', async () => {
  lab.source.faults.isUnset = true;
  await lab.inbox.call('refresh', []);
  const state = await lab.inbox.until('watch', ({ stage }) => stage === 'none');
  expect(state.sources).toMatchObject([{ id: 'fake', problem: { code: 'workflow.not-configured' } }]);
  expect((await lab.inbox.call('list', [todo])).items).toEqual([]);
});

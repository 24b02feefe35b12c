/** 我的签署 before a platform in memory: what its user does, with and without a network. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineError } from '@sealwright/core/api';
import { FakePlatform, type FakeWorkflowSource, fakeWorkflowSource } from '@sealwright/core/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InboxHost, killedProfile, startInbox } from './inbox.fixture.ts';

const FIRST = { code: '91A', name: '甲方公司' };
const SECOND = { code: '91B', name: '乙方公司' };
const THIRD = { code: '91C', name: '丙方公司' };
const CONTRACT = Buffer.from(`%PDF-1.7 ${'contract '.repeat(1_000)}`);

let folder: string;
let platform: FakePlatform;
let source: FakeWorkflowSource;
let inbox: InboxHost;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-inbox-'));
  platform = new FakePlatform({ parties: [FIRST, SECOND] });
  source = fakeWorkflowSource(platform, SECOND);
  inbox = await startInbox({ profile: join(folder, 'profile'), source });
});
afterEach(async () => {
  await inbox.dispose();
  await rm(folder, { recursive: true, force: true });
});

const arrive = (name = '测试合同', more: Partial<Parameters<FakePlatform['add']>[0]> = {}) =>
  platform.add({ name, initiator: FIRST, recipients: [SECOND], bytes: CONTRACT, ...more });
const todo = { tab: 'todo', page: 1, pageSize: 10 } as const;
const pending = { list: 'pending', page: 1, pageSize: 10 } as const;
const voucher = async (id: string) => (await inbox.call('details', [id])).row.voucher;
const receive = async (id: string) => {
  await inbox.call('receive', [[id]]);
  return voucher(id);
};

describe('with a network', () => {
  test('received, opened, signed, sent: each once, and the file is what was signed', async () => {
    const id = arrive();
    expect((await inbox.call('inbox', [pending])).items).toMatchObject([{ voucher: { id }, isHere: false }]);
    expect(await inbox.call('receive', [[id]])).toEqual({ received: 1, waiting: 0, failed: [] });
    expect((await inbox.call('list', [todo])).items).toMatchObject([
      { voucher: { id, state: 'signing' }, isHere: true },
    ]);
    const document = await inbox.call('open', [id]);
    expect(await inbox.documents.bytes(document.id)).toEqual(CONTRACT);
    await inbox.sign(document.id);
    await inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
    expect(inbox.documents.get(document.id).unsaved).toBe(false);
    const signed = await voucher(id);
    expect(signed.file?.size).toBe(CONTRACT.length + '\nsigned Signature1'.length);
    expect(await inbox.call('act', [id, { kind: 'send' }, signed.etag])).toMatchObject({
      outcome: 'done',
      voucher: { state: 'completed' },
    });
    expect(Object.fromEntries(platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
    expect(inbox.asked).toMatchObject([{ source: 'fake', voucher: id }]);
    expect(inbox.told).toMatchObject([{ voucher: id, sha256: signed.file?.sha256 }]);
    expect((await inbox.call('list', [{ ...todo, tab: 'signed' }])).total).toBe(1);
  });

  test('the same voucher opens as the same document, and begins anew after others changed its file', async () => {
    const id = arrive();
    await receive(id);
    const document = await inbox.call('open', [id]);
    expect((await inbox.call('open', [id])).id).toBe(document.id);
    expect((await inbox.call('list', [todo])).items).toMatchObject([{ document: document.id }]);
  });

  test('sent before it is signed: the platform says why not, and nothing is left behind', async () => {
    const { id, etag } = await receive(arrive());
    await expect(inbox.call('act', [id, { kind: 'send' }, etag])).rejects.toMatchObject({
      code: 'workflow.not-signed',
    });
    const state = await inbox.until('watch', () => true);
    expect(state.actions).toEqual([]);
  });

  test('rejected with its reason', async () => {
    const { id, etag } = await receive(arrive());
    await inbox.call('act', [id, { kind: 'reject', reason: '金额有误' }, etag]);
    expect(await voucher(id)).toMatchObject({ state: 'rejected', rejectReason: '金额有误' });
  });

  test('a signature that was handed in is taken back: here and there', async () => {
    const id = arrive();
    await receive(id);
    const document = await inbox.call('open', [id]);
    await inbox.sign(document.id);
    await inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
    expect(await inbox.call('restore', [document.id])).toMatchObject({
      outcome: 'done',
      voucher: { state: 'signing' },
    });
    expect(await inbox.documents.bytes(document.id)).toEqual(CONTRACT);
    await inbox.sign(document.id, 'Signature2');
    const [again] = await inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
    expect(again).toMatchObject({ hasUnsubmitted: false, canRestore: true, canSend: true });
  });

  test('more seals before it is sent: each signature is handed in upon the one before', async () => {
    const id = arrive();
    await receive(id);
    const document = await inbox.call('open', [id]);
    await inbox.sign(document.id, 'One');
    await inbox.sign(document.id, 'Two');
    const size = CONTRACT.length + '\nsigned One\nsigned Two'.length;
    await inbox.until('documents', ([each]) => each?.row.voucher.file?.size === size && each.row.actions.length === 0);
    expect(platform.carriedOut.get('signed')).toBe(2);
  });

  test('the platform is told which seal was put on which pages, and how', async () => {
    const told: unknown[] = [];
    const { sign } = source;
    source.sign = (id, file, ...rest) => {
      told.push(...file.marks);
      return sign(id, file, ...rest);
    };
    const id = arrive();
    await receive(id);
    await inbox.sign((await inbox.call('open', [id])).id);
    await inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
    expect(told).toEqual([
      { fieldName: 'Signature1', certSerial: '01', sealId: 'files:seal', mode: 'normal', pages: [1, 2] },
    ]);
  });

  test('what is not theirs to sign is refused before the PIN', async () => {
    const id = arrive('已发送', { recipients: [THIRD, { ...SECOND, role: 'cc' }] });
    const document = await inbox.call('open', [id]);
    await expect(inbox.sign(document.id)).rejects.toMatchObject({ code: 'inbox.not-yours-to-sign' });
    expect(inbox.documents.get(document.id).revision).toBe(0);
  });

  test('a hook can forbid to send', async () => {
    const Forbidden = defineError('test.forbidden', { 'zh-CN': '不行', en: 'no' });
    await inbox.dispose();
    inbox = await startInbox({ profile: join(folder, 'profile'), source, refusal: () => Forbidden({}) });
    const { id, etag } = await receive(arrive());
    await expect(inbox.call('act', [id, { kind: 'send' }, etag])).rejects.toMatchObject({ code: 'test.forbidden' });
    expect(source.calls).not.toContain('send');
  });

  test('withdrawn and reminded by the company that sent it', async () => {
    await inbox.dispose();
    source = fakeWorkflowSource(platform, FIRST);
    inbox = await startInbox({ profile: join(folder, 'profile'), source });
    const id = arrive();
    const before = await voucher(id);
    await inbox.call('act', [id, { kind: 'remind' }, before.etag]);
    const reminded = await voucher(id);
    await inbox.call('act', [id, { kind: 'withdraw', reason: '条款有变' }, reminded.etag]);
    expect((await voucher(id)).state).toBe('withdrawn');
    expect((await inbox.call('details', [id])).events.map(({ type }) => type)).toEqual([
      'submitted',
      'reminded',
      'withdrawn',
    ]);
  });

  test('counts, and news of what others do but not of what its user did', async () => {
    const news: unknown[] = [];
    const ending = new AbortController();
    const listening = inbox.call('notices', [], { progress: (notice) => news.push(notice), signal: ending.signal });
    await expect.poll(() => source.calls).toContain('changes');
    const id = arrive();
    await inbox.until('watch', ({ counts }) => counts?.pending === 1);
    await receive(id);
    await inbox.until('watch', ({ counts }) => counts?.todo === 1 && counts.pending === 0);
    const other = fakeWorkflowSource(platform, FIRST);
    const { etag } = await voucher(id);
    await other.act(id, { kind: 'withdraw', reason: '条款有变' }, { key: 'k', etag });
    await inbox.until('watch', ({ counts }) => counts?.todo === 0);
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
    const id = arrive();
    await inbox.call('saveCopy', [id, join(folder, 'copy.pdf'), { overwrite: false }]);
    expect(await readFile(join(folder, 'copy.pdf'))).toEqual(CONTRACT);
  });
});

describe('without a network', () => {
  test('what was seen is listed and opened, what is done is kept, and carried out once when the network is back', async () => {
    const id = arrive();
    const { etag } = await receive(id);
    await inbox.call('list', [todo]);
    source.setDown(true);
    const offline = await inbox.call('list', [{ ...todo, text: '测试' }]);
    expect(offline).toMatchObject({
      items: [{ voucher: { id }, isHere: true }],
      stale: { code: 'workflow.unreachable' },
    });
    const document = await inbox.call('open', [id]);
    await inbox.sign(document.id);
    await inbox.until('watch', ({ actions }) => actions[0]?.kind === 'sign' && actions[0].state === 'waiting');
    const sending = await inbox.call('act', [id, { kind: 'send' }, etag]);
    expect(sending).toMatchObject({ outcome: 'kept', action: { kind: 'send', state: 'queued' } });
    expect(inbox.told).toEqual([]);
    source.setDown(false);
    source.faults.lostAnswers = 2;
    await inbox.call('refresh', []);
    await expect
      .poll(
        async () => {
          await inbox.call('refresh', []);
          return (await inbox.until('watch', () => true)).waiting;
        },
        { timeout: 15_000 },
      )
      .toBe(0);
    expect(Object.fromEntries(platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
    expect(inbox.told).toHaveLength(1);
  });

  test('killed in the middle: the next program goes on with what was queued, once', async () => {
    const id = arrive();
    const { etag } = await receive(id);
    const document = await inbox.call('open', [id]);
    source.setDown(true);
    await inbox.sign(document.id);
    await inbox.until('watch', ({ actions }) => actions[0]?.state === 'waiting');
    await inbox.call('act', [id, { kind: 'send' }, etag]);
    const profile = await killedProfile(join(folder, 'profile'), join(folder, 'next'));
    await inbox.dispose();
    source.setDown(false);
    inbox = await startInbox({ profile, source });
    await inbox.until('watch', ({ waiting }) => waiting === 0);
    expect(Object.fromEntries(platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
  });

  test('killed between the signature and its handing in: it is handed in after the restart', async () => {
    const id = arrive();
    await receive(id);
    const document = await inbox.call('open', [id]);
    let copy: Promise<string> | undefined;
    const release = source.hold();
    const listening = inbox.documents.onDidChange(() => {
      if (inbox.documents.get(document.id).revision === 1)
        copy ??= killedProfile(join(folder, 'profile'), join(folder, 'next'));
    });
    await inbox.sign(document.id);
    await expect.poll(() => copy).toBeDefined();
    const profile = await copy!;
    await listening.dispose();
    release();
    const disposing = inbox.dispose();
    await disposing;
    inbox = await startInbox({ profile, source: fakeWorkflowSource(platform, SECOND) });
    await expect.poll(async () => (await voucher(id)).state).toBe('signed');
    expect(platform.carriedOut.get('signed')).toBe(1);
  });

  test('a voucher that others changed meanwhile: shown with its new state, and nothing is done before its user says so', async () => {
    const third = { code: 'third', name: '丙方有限公司', order: 1 };
    const other = fakeWorkflowSource(platform, third);
    const id = arrive('同时签署', { recipients: [SECOND, third] });
    const { etag } = await receive(id);
    source.setDown(true);
    await inbox.call('act', [id, { kind: 'reject', reason: '金额有误' }, etag]);
    const seen = await other.get(id);
    await other.act(id, { kind: 'receive' }, { key: 'r', etag: seen.etag });
    source.setDown(false);
    await inbox.call('refresh', []);
    const state = await inbox.until('watch', ({ actions }) => actions[0]?.state === 'conflict');
    expect(state.actions[0]?.now?.etag).not.toBe(etag);
    expect(platform.carriedOut.get('rejected')).toBeUndefined();
    await inbox.call('settle', [state.actions[0]!.key, 'redo']);
    await inbox.until('watch', ({ actions }) => actions.length === 0);
    expect(platform.carriedOut.get('rejected')).toBe(1);
  });

  test('a conflict that its user drops is forgotten, also after a restart', async () => {
    const { id, etag } = await receive(arrive());
    expect(await inbox.call('act', [id, { kind: 'reject', reason: 'x' }, `${etag}-old`])).toMatchObject({
      outcome: 'conflict',
    });
    const { actions } = await inbox.until('watch', () => true);
    await inbox.call('settle', [actions[0]!.key, 'drop']);
    await inbox.dispose();
    inbox = await startInbox({ profile: join(folder, 'profile'), source });
    expect((await inbox.until('watch', () => true)).actions).toEqual([]);
  });
});

describe('files on their way', () => {
  const large = Buffer.alloc(9 << 20, 'contract');

  test('a broken transfer goes on where it stopped', async () => {
    const id = arrive('长合同', { bytes: large });
    source.faults.breakAfter = 5 << 20;
    const first = await inbox.call('receive', [[id]]);
    expect(first).toMatchObject({ waiting: 1 });
    await inbox.call('refresh', []);
    await inbox.until('watch', ({ waiting }) => waiting === 0);
    expect(source.moved).toBe(large.length);
    expect((await inbox.call('list', [todo])).items).toMatchObject([{ isHere: true }]);
  });

  test('killed in the middle of a transfer: the next program fetches the rest', async () => {
    const id = arrive('长合同', { bytes: large });
    source.faults.breakAfter = 5 << 20;
    await inbox.call('receive', [[id]]);
    const profile = await killedProfile(join(folder, 'profile'), join(folder, 'next'));
    source.setDown(true);
    await inbox.dispose();
    const next = fakeWorkflowSource(platform, SECOND);
    inbox = await startInbox({ profile, source: next });
    await inbox.until('watch', ({ waiting }) => waiting === 0);
    expect(next.moved).toBeLessThanOrEqual(5 << 20);
    const document = await inbox.call('open', [id]);
    expect(sha(await inbox.documents.bytes(document.id))).toBe(sha(large));
  });

  test('what arrives damaged is not kept, and said so; the next try gets it whole', async () => {
    const id = arrive();
    source.faults.isDamaged = true;
    expect(await inbox.call('receive', [[id]])).toMatchObject({
      failed: [{ problem: { code: 'workflow.file-damaged' } }],
    });
    expect((await inbox.call('list', [todo])).items).toMatchObject([{ isHere: false }]);
    const document = await inbox.call('open', [id]);
    expect(await inbox.documents.bytes(document.id)).toEqual(CONTRACT);
  });

  test('全部接收: all pages, each once, with a bounded number of writes', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => arrive(`合同${index}`));
    const steps: number[] = [];
    const report = await inbox.call('receiveAll', [{}], { progress: ({ done }) => void steps.push(done) });
    expect(report).toEqual({ received: 500, waiting: 0, failed: [] });
    expect(steps.at(-1)).toBe(500);
    expect(platform.carriedOut.get('received')).toBe(ids.length);
    expect((await inbox.call('list', [{ ...todo, page: 50 }])).items).toHaveLength(10);
  }, 60_000);
});

describe('local files', () => {
  const importOne = async (name = '本地合同.pdf', bytes: Buffer = CONTRACT) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return (await inbox.call('importFile', [path])).voucher;
  };

  test('imported, signed, sent: a draft on the platform with its recipients, and gone from here', async () => {
    const local = await importOne();
    expect(local).toMatchObject({ source: 'local', name: '本地合同', state: 'signing' });
    expect(local.id).toMatch(/^\d{19}$/);
    const document = await inbox.call('open', [local.id]);
    await inbox.sign(document.id);
    await inbox.until('documents', ([each]) => each?.row.voucher.state === 'signed');
    const content = { name: '本地合同', bizType: 'contract', recipients: [{ ...FIRST, role: 'signer', order: 1 }] };
    const sent = await inbox.call('sendLocal', [local.id, content, { submit: true }]);
    expect(sent).toMatchObject({ outcome: 'done', voucher: { state: 'pendingReceive', source: 'server' } });
    const size = CONTRACT.length + '\nsigned Signature1'.length;
    expect(sent.outcome === 'done' && sent.voucher.file?.size).toBe(size);
    // The open document is the platform's voucher from here on.
    await inbox.until('documents', ([each]) => each?.document === document.id && each.row.voucher.source === 'server');
    await expect.poll(async () => (await inbox.call('list', [todo])).total).toBe(0);
    expect(inbox.asked).toMatchObject([{ recipients: ['甲方公司'] }]);
    await expect.poll(() => inbox.told.length).toBe(1);
  });

  test('sent without a network: one draft, submitted once, when there is one again', async () => {
    const local = await importOne();
    source.setDown(true);
    const content = { name: '本地合同', bizType: 'contract', recipients: [{ ...FIRST, role: 'signer', order: 1 }] };
    expect(await inbox.call('sendLocal', [local.id, content, { submit: true }])).toMatchObject({ outcome: 'kept' });
    source.setDown(false);
    source.faults.lostAnswers = 1;
    await expect
      .poll(
        async () => {
          await inbox.call('refresh', []);
          return (await inbox.until('watch', () => true)).waiting;
        },
        { timeout: 15_000 },
      )
      .toBe(0);
    expect(Object.fromEntries(platform.carriedOut)).toEqual({ created: 1, submitted: 1 });
  });

  test('kept as a draft, changed, submitted, deleted', async () => {
    const local = await importOne();
    const content = { name: '草稿', bizType: 'contract', recipients: [] };
    await inbox.call('sendLocal', [local.id, content, { submit: false }]);
    const [row] = (await inbox.call('list', [{ ...todo, tab: 'draft' }])).items;
    const draft = row!.voucher;
    const changed = await inbox.call('changeDraft', [draft.id, { ...content, name: '改名' }, draft.etag]);
    expect(changed.name).toBe('改名');
    await expect(inbox.call('act', [draft.id, { kind: 'submit' }, changed.etag])).rejects.toMatchObject({
      code: 'workflow.refused',
    });
    await inbox.call('act', [draft.id, { kind: 'delete' }, changed.etag]);
    expect((await inbox.call('list', [{ ...todo, tab: 'draft' }])).total).toBe(0);
  });

  test('local ones stand before those of the platform, over all pages, none twice and none left out', async () => {
    for (let index = 0; index < 7; index++) await receive(arrive(`平台${index}`));
    for (let index = 0; index < 4; index++) await importOne(`本地${index}.pdf`);
    const names: string[] = [];
    for (let page = 1; page <= 4; page++) {
      const { items, total } = await inbox.call('list', [{ ...todo, page, pageSize: 3 }]);
      expect(total).toBe(11);
      names.push(...items.map(({ voucher: { name } }) => name));
    }
    expect(names.slice(0, 4).every((name) => name.startsWith('本地'))).toBe(true);
    expect(new Set(names).size).toBe(11);
    expect((await inbox.call('list', [{ ...todo, text: '本地2' }])).items).toHaveLength(1);
  });

  test('uploaded in parts, deleted', async () => {
    expect(
      await inbox.call('upload', [{ upload: 'u', name: 'a.pdf', isLast: false }, CONTRACT.subarray(0, 10)]),
    ).toBeNull();
    const row = await inbox.call('upload', [{ upload: 'u', name: 'a.pdf', isLast: true }, CONTRACT.subarray(10)]);
    expect(row?.voucher.file?.sha256).toBe(sha(CONTRACT));
    await inbox.call('act', [row!.voucher.id, { kind: 'delete' }, row!.voucher.etag]);
    expect((await inbox.call('list', [todo])).total).toBe(0);
  });
});

describe('many at once', () => {
  const order = { key: 'key', placement: { kind: 'template', name: '合同章' }, send: true } as const;

  test('signed with one PIN, handed in and sent; what cannot be signed stops no other', async () => {
    const good = [arrive('一'), arrive('二')];
    const copy = arrive('抄送', { recipients: [THIRD, { ...SECOND, role: 'cc' }] });
    const outcomes = await inbox.call('batch', [{ ...order, vouchers: [good[0]!, copy, good[1]!] }]);
    expect(outcomes).toMatchObject([
      { voucher: good[0], state: 'sent' },
      { voucher: copy, state: 'failed', problem: { code: 'inbox.not-yours-to-sign' } },
      { voucher: good[1], state: 'sent' },
    ]);
    expect(platform.carriedOut.get('sent')).toBe(2);
  });

  test('what the platform refuses is said for each', async () => {
    const id = arrive();
    await receive(id);
    await inbox.dispose();
    const strict = new FakePlatform({ judge: () => 'signature-missing' });
    source = fakeWorkflowSource(strict, SECOND);
    inbox = await startInbox({ profile: join(folder, 'other'), source });
    const other = strict.add({ name: '三', initiator: FIRST, recipients: [SECOND], bytes: CONTRACT });
    expect(await inbox.call('batch', [{ ...order, vouchers: [other] }])).toMatchObject([
      { state: 'refused', problem: { code: 'workflow.file-refused' } },
    ]);
  });

  test('one act on many: each is decided by itself', async () => {
    const [one, two] = [await receive(arrive('一')), await receive(arrive('二'))];
    const wanted = [one, two].map(({ id, etag }, index) => ({ id, etag: index ? 'old' : etag }));
    const result = await inbox.call('actMany', [wanted, { kind: 'reject', reason: 'x' }]);
    expect(result).toMatchObject([{ result: { outcome: 'done' } }, { result: { outcome: 'conflict' } }]);
  });
});

test('a refused signature stays in its document, and is handed in again when its user asks for it', async () => {
  await inbox.dispose();
  let refusal: string | undefined = 'signature-invalid';
  platform = new FakePlatform({ judge: () => refusal });
  source = fakeWorkflowSource(platform, SECOND);
  inbox = await startInbox({ profile: join(folder, 'other'), source });
  const id = arrive();
  await receive(id);
  const document = await inbox.call('open', [id]);
  await inbox.sign(document.id);
  const state = await inbox.until('watch', ({ actions }) => actions[0]?.state === 'refused');
  expect(state.actions[0]?.problem?.code).toBe('workflow.file-refused');
  await inbox.until('documents', ([each]) => each?.hasUnsubmitted === true);
  const tries = () => source.calls.filter((name) => name === 'sign').length;
  const before = tries();
  await inbox.dispose();
  inbox = await startInbox({ profile: join(folder, 'other'), source });
  await inbox.until('documents', ([each]) => each?.hasUnsubmitted === true);
  const [action] = (await inbox.until('watch', () => true)).actions;
  expect(action?.state).toBe('refused');
  expect(tries()).toBe(before);
  refusal = undefined;
  expect(await inbox.call('handIn', [document.id])).toMatchObject({ outcome: 'done', voucher: { state: 'signed' } });
  expect((await inbox.until('watch', () => true)).actions).toEqual([]);
});

test('nothing is set up: nothing but local vouchers, and the reason', async () => {
  source.faults.isUnset = true;
  await inbox.call('refresh', []);
  const state = await inbox.until('watch', ({ stage }) => stage === 'none');
  expect(state.sources).toMatchObject([{ id: 'fake', problem: { code: 'workflow.not-configured' } }]);
  expect((await inbox.call('list', [todo])).items).toEqual([]);
});

test('the platform forgets who is in: actions wait for the entry', async () => {
  await inbox.dispose();
  source = fakeWorkflowSource(platform, SECOND, { entry: 'key' });
  inbox = await startInbox({ profile: join(folder, 'keyed'), source, entry: 'key' });
  await inbox.until('watch', ({ stage }) => stage === 'entry');
  const key = { certificates: [Buffer.from('c')], prove: async () => Buffer.from('p') };
  await source.enter(key);
  await inbox.until('watch', ({ stage, account }) => stage === 'in' && account?.code === SECOND.code);
  const { id, etag } = await receive(arrive());
  source.endSession();
  expect(await inbox.call('act', [id, { kind: 'reject', reason: 'x' }, etag])).toMatchObject({
    outcome: 'kept',
    action: { state: 'entry' },
  });
  await inbox.until('watch', ({ stage }) => stage === 'entry');
  await source.enter(key);
  await inbox.until('watch', ({ stage, waiting }) => stage === 'in' && waiting === 0);
  expect(platform.carriedOut.get('rejected')).toBe(1);
});

function sha(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 我的签署 before a platform that cannot be reached, or not any more: what its user does is kept. */
import { FakePlatform, fakeWorkflowSource } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InboxLab, SECOND, todo } from './inbox-lab.fixture.ts';

const lab = new InboxLab();
beforeEach(() => lab.open());
afterEach(() => lab.end());

test('what was seen is listed and opened, what is done is kept, and carried out once when the network is back', async () => {
  const id = lab.arrive();
  const { etag } = await lab.receive(id);
  await lab.inbox.call('list', [todo]);
  lab.source.setDown(true);
  const offline = await lab.inbox.call('list', [{ ...todo, text: '测试' }]);
  expect(offline).toMatchObject({
    items: [{ voucher: { id }, isHere: true }],
    stale: { code: 'workflow.unreachable' },
  });
  const document = await lab.inbox.call('open', [id]);
  await lab.inbox.sign(document.id);
  await lab.inbox.until('watch', ({ actions }) => actions[0]?.kind === 'sign' && actions[0].state === 'waiting');
  const sending = await lab.inbox.call('act', [id, { kind: 'send' }, etag]);
  expect(sending).toMatchObject({ outcome: 'kept', action: { kind: 'send', state: 'queued' } });
  expect(lab.inbox.told).toEqual([]);
  lab.source.setDown(false);
  lab.source.faults.lostAnswers = 2;
  await lab.inbox.call('refresh', []);
  await expect
    .poll(
      async () => {
        await lab.inbox.call('refresh', []);
        return (await lab.inbox.until('watch', () => true)).waiting;
      },
      { timeout: 15_000 },
    )
    .toBe(0);
  expect(Object.fromEntries(lab.platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
  expect(lab.inbox.told).toHaveLength(1);
});

test('killed in the middle: the next program goes on with what was queued, once', async () => {
  const id = lab.arrive();
  const { etag } = await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  lab.source.setDown(true);
  await lab.inbox.sign(document.id);
  await lab.inbox.until('watch', ({ actions }) => actions[0]?.state === 'waiting');
  await lab.inbox.call('act', [id, { kind: 'send' }, etag]);
  const profile = await lab.killedProfile();
  await lab.inbox.dispose();
  lab.source.setDown(false);
  await lab.start(profile);
  await lab.inbox.until('watch', ({ waiting }) => waiting === 0);
  expect(Object.fromEntries(lab.platform.carriedOut)).toEqual({ submitted: 1, received: 1, signed: 1, sent: 1 });
});

test('killed between the signature and its handing in: it is handed in after the restart', async () => {
  const id = lab.arrive();
  await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  let copy: Promise<string> | undefined;
  const release = lab.source.hold();
  const listening = lab.inbox.documents.onDidChange(() => {
    if (lab.inbox.documents.get(document.id).revision === 1) copy ??= lab.killedProfile();
  });
  await lab.inbox.sign(document.id);
  await expect.poll(() => copy).toBeDefined();
  const profile = await copy!;
  await listening.dispose();
  // Who was killed hands nothing in any more.
  lab.source.setDown(true);
  release();
  await lab.inbox.dispose();
  lab.source = fakeWorkflowSource(lab.platform, SECOND);
  await lab.start(profile);
  await expect.poll(async () => (await lab.voucher(id)).state).toBe('signed');
  expect(lab.platform.carriedOut.get('signed')).toBe(1);
});

test('a voucher that others changed meanwhile: shown with its new state, and nothing is done before its user says so', async () => {
  const third = { code: 'third', name: '丙方有限公司', order: 1 };
  const other = fakeWorkflowSource(lab.platform, third);
  const id = lab.arrive('同时签署', { recipients: [SECOND, third] });
  const { etag } = await lab.receive(id);
  lab.source.setDown(true);
  await lab.inbox.call('act', [id, { kind: 'reject', reason: '金额有误' }, etag]);
  const seen = await other.get(id);
  await other.act(id, { kind: 'receive' }, { key: 'r', etag: seen.etag });
  lab.source.setDown(false);
  await lab.inbox.call('refresh', []);
  const state = await lab.inbox.until('watch', ({ actions }) => actions[0]?.state === 'conflict');
  expect(state.actions[0]?.now?.etag).not.toBe(etag);
  expect(lab.platform.carriedOut.get('rejected')).toBeUndefined();
  await lab.inbox.call('settle', [state.actions[0]!.key, 'redo']);
  await lab.inbox.until('watch', ({ actions }) => actions.length === 0);
  expect(lab.platform.carriedOut.get('rejected')).toBe(1);
});

test('a conflict that its user drops is forgotten, also after a restart', async () => {
  const { id, etag } = await lab.receive(lab.arrive());
  expect(await lab.inbox.call('act', [id, { kind: 'reject', reason: 'x' }, `${etag}-old`])).toMatchObject({
    outcome: 'conflict',
  });
  const { actions } = await lab.inbox.until('watch', () => true);
  await lab.inbox.call('settle', [actions[0]!.key, 'drop']);
  await lab.inbox.dispose();
  await lab.start('profile');
  expect((await lab.inbox.until('watch', () => true)).actions).toEqual([]);
});

test('a refused signature stays in its document, and is handed in again when its user asks for it', async () => {
  await lab.inbox.dispose();
  let refusal: string | undefined = 'signature-invalid';
  lab.platform = new FakePlatform({ judge: () => refusal });
  lab.source = fakeWorkflowSource(lab.platform, SECOND);
  await lab.start('other');
  const id = lab.arrive();
  await lab.receive(id);
  const document = await lab.inbox.call('open', [id]);
  await lab.inbox.sign(document.id);
  const state = await lab.inbox.until('watch', ({ actions }) => actions[0]?.state === 'refused');
  expect(state.actions[0]?.problem?.code).toBe('workflow.file-refused');
  await lab.inbox.until('documents', ([each]) => each?.hasUnsubmitted === true);
  const tries = () => lab.source.calls.filter((name) => name === 'sign').length;
  const before = tries();
  await lab.inbox.dispose();
  await lab.start('other');
  await lab.inbox.until('documents', ([each]) => each?.hasUnsubmitted === true);
  const [action] = (await lab.inbox.until('watch', () => true)).actions;
  expect(action?.state).toBe('refused');
  expect(tries()).toBe(before);
  refusal = undefined;
  expect(await lab.inbox.call('handIn', [document.id])).toMatchObject({
    outcome: 'done',
    voucher: { state: 'signed' },
  });
  expect((await lab.inbox.until('watch', () => true)).actions).toEqual([]);
});

test('the platform forgets who is in: actions wait for the entry', async () => {
  await lab.inbox.dispose();
  lab.source = fakeWorkflowSource(lab.platform, SECOND, { entry: 'key' });
  await lab.start('keyed', { entry: 'key' });
  await lab.inbox.until('watch', ({ stage }) => stage === 'entry');
  const key = { certificates: [Buffer.from('c')], prove: async () => Buffer.from('p') };
  await lab.source.enter(key);
  await lab.inbox.until('watch', ({ stage, account }) => stage === 'in' && account?.code === SECOND.code);
  const { id, etag } = await lab.receive(lab.arrive());
  lab.source.endSession();
  expect(await lab.inbox.call('act', [id, { kind: 'reject', reason: 'x' }, etag])).toMatchObject({
    outcome: 'kept',
    action: { state: 'entry' },
  });
  await lab.inbox.until('watch', ({ stage }) => stage === 'entry');
  await lab.source.enter(key);
  await lab.inbox.until('watch', ({ stage, waiting }) => stage === 'in' && waiting === 0);
  expect(lab.platform.carriedOut.get('rejected')).toBe(1);
});

import { expect } from 'vitest';
import type { WorkflowRules } from './bench.ts';
import { expectWhole, recipient, refused, terms } from './desks.ts';

/** A contract on its way: whose turn it is, and what each may do. */
export const turnRules: WorkflowRules = {
  '接收, 签署, 发送: one signer, from the inbox to the end': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    expect(sent.state).toBe('pendingReceive');
    expect(sent.allowedActions).toEqual(expect.arrayContaining(['withdraw', 'remind']));
    expect(await b.inbox('pending', sent)).toEqual([sent.id]);
    expect(await b.listed('todo', { text: sent.name })).toEqual([]);

    const received = await b.receive(sent);
    expect(received).toMatchObject({ state: 'signing', recipients: [{ code: b.party.code, state: 'received' }] });
    expect(received.recipients[0]?.actedAt).toBeInstanceOf(Date);
    expect(received.allowedActions).toEqual(expect.arrayContaining(['sign', 'reject']));
    expect([await b.inbox('pending', sent), await b.inbox('history', sent)]).toEqual([[], [sent.id]]);
    expect(await b.listed('todo', { text: sent.name })).toEqual([sent.id]);

    await refused(b.act(received, { kind: 'send' }), 'workflow.not-signed');
    const signed = await b.sign(received);
    expect(signed).toMatchObject({ state: 'signed', recipients: [{ state: 'signed' }] });
    expect(signed.file?.sha256).not.toBe(received.file?.sha256);

    const done = await b.act(signed, { kind: 'send', message: '请查收' });
    expect(done).toMatchObject({ id: sent.id, state: 'completed', recipients: [{ state: 'sent' }] });
    expect(await b.listed('todo', { text: sent.name })).toEqual([]);
    expect(await b.listed('signed', { text: sent.name })).toEqual([sent.id]);
    const final = await a.get(sent);
    expect(final.state).toBe('completed');
    expectWhole(await a.fetch(final), signed.file);
    await refused(b.act(done, { kind: 'reject', reason: '太晚' }), 'workflow.transition-invalid');

    const events = await a.source.events(sent.id);
    const steps = events.filter(({ type }) => ['submitted', 'received', 'signed', 'sent'].includes(type));
    expect(steps.map(({ type, actor }) => [type, actor?.code])).toEqual([
      ['submitted', a.party.code],
      ['received', b.party.code],
      ['signed', b.party.code],
      ['sent', b.party.code],
    ]);
    expect(steps.at(-1)?.note).toBe('请查收');
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.map(({ at }) => at.getTime())).toEqual(events.map(({ at }) => at.getTime()).sort((x, y) => x - y));
  },

  'signers follow each other, and the second signs upon what the first signed': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([b, c]);
    expect(await c.inbox('pending', sent)).toEqual([]);
    const first = await b.finish(sent);
    expect(first.state).toBe('sent');
    expect(await c.inbox('pending', sent)).toEqual([sent.id]);
    const second = await c.finish(sent);
    expect(second.state).toBe('completed');
    const [base, whole] = [await a.fetch({ ...(await a.get(sent)) }), await c.fetch(second)];
    expect(base).toEqual(whole);
    expect(whole.length).toBeGreaterThan(first.file!.size);
  },

  'signers of one number act at the same time': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([], { recipients: [recipient(b, 1), recipient(c, 1)] });
    expect([await b.inbox('pending', sent), await c.inbox('pending', sent)]).toEqual([[sent.id], [sent.id]]);
    await b.receive(sent);
    await c.receive(sent);
    expect((await b.act(await b.sign(await b.get(sent)), { kind: 'send' })).state).not.toBe('completed');
    expect((await c.act(await c.sign(await c.get(sent)), { kind: 'send' })).state).toBe('completed');
  },

  'an approver passes on without signing': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([], { recipients: [recipient(b, 1, 'approver'), recipient(c, 2)] });
    const received = await b.receive(sent);
    expect(received.allowedActions).not.toContain('sign');
    await b.act(received, { kind: 'send' });
    expect(await c.inbox('pending', sent)).toEqual([sent.id]);
  },

  '抄送: a copy can be read, and nothing else': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([], { recipients: [recipient(b, 1), recipient(c, 2, 'cc')] });
    const copy = await c.get(sent);
    expect(copy.allowedActions).toEqual([]);
    expect(await c.listed('cc', { text: sent.name })).toEqual([sent.id]);
    expect(await c.inbox('pending', sent)).toEqual([]);
    expectWhole(await c.fetch(copy), sent.file);
    await refused(c.act(copy, { kind: 'receive' }), 'workflow.not-recipient');
    expect((await b.finish(sent)).state).toBe('completed');
  },

  'who is no party to a contract finds none': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([b]);
    const unknown = 'workflow.voucher-unknown';
    expect(await refused(c.get(sent), unknown)).toMatchObject({ voucher: sent.id });
    await refused(c.source.events(sent.id), unknown);
    await refused(c.act(sent, { kind: 'receive' }), unknown);
    await refused(c.fetch(sent), unknown, 'workflow.file-changed');
    await refused(c.source.get('1'), unknown);
    await refused(c.source.get('no number'), unknown);
  },

  'the initiator cannot do what is the recipient’s, nor the other way round': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const not = ['workflow.not-recipient', 'workflow.transition-invalid'];
    await refused(a.act(sent, { kind: 'receive' }), ...not);
    await refused(b.act(await b.get(sent), { kind: 'withdraw', reason: '不' }), ...not);
    expect(await a.get(sent)).toMatchObject({ state: 'pendingReceive', revision: sent.revision });
  },

  '拒签 ends it, with a reason that all parties read': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const rejected = await b.act(await b.receive(sent), { kind: 'reject', reason: '金额与订单不符' });
    expect(rejected).toMatchObject({ state: 'rejected', rejectReason: '金额与订单不符' });
    const seen = await a.get(sent);
    expect(seen).toMatchObject({ state: 'rejected', rejectReason: '金额与订单不符' });
    expect((await a.source.events(sent.id)).at(-1)).toMatchObject({ type: 'rejected', note: '金额与订单不符' });
    const data = await refused(a.act(seen, { kind: 'withdraw', reason: '不' }), 'workflow.transition-invalid');
    expect(data).toMatchObject({ state: 'rejected', allowedActions: [] });
  },

  '撤回 ends it while it is under way': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const withdrawn = await a.act(sent, { kind: 'withdraw', reason: '发错了' });
    expect(withdrawn.state).toBe('withdrawn');
    expect(await b.inbox('pending', sent)).toEqual([]);
    await refused(b.source.act(sent.id, { kind: 'receive' }, terms(withdrawn.etag)), 'workflow.transition-invalid');
  },

  '催办 leaves the state alone': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const reminded = await a.act(sent, { kind: 'remind' });
    expect(reminded).toMatchObject({ id: sent.id, state: 'pendingReceive' });
    expect((await a.source.events(sent.id)).map(({ type }) => type)).toContain('reminded');
    expect((await b.receive(sent)).state).toBe('signing');
  },
};

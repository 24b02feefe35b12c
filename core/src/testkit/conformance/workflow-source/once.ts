import { expect } from 'vitest';
import type { WorkflowRules } from './bench.ts';
import { type Desk, recipient, refused, terms } from './desks.ts';

/** An action happens once, and only upon what its user saw. */
export const onceRules: WorkflowRules = {
  'the same key again is answered as at first, and changes nothing': async ({ desks: [a, b] }) => {
    const sent = await b.get(await a.submitted([b]));
    const once = terms(sent.etag);
    const first = await b.source.act(sent.id, { kind: 'receive' }, once);
    const again = await b.source.act(sent.id, { kind: 'receive' }, once);
    expect(again).toEqual(first);
    expect((await b.get(sent)).revision).toBe(first.revision);
    await b.sign(first);
    expect((await b.source.act(sent.id, { kind: 'receive' }, once)).revision).toBe(first.revision);
    const received = (await a.source.events(sent.id)).filter(({ type }) => type === 'received');
    expect(received).toHaveLength(1);
  },

  'a key belongs to one action': async ({ desks: [a, b] }) => {
    const sent = await b.get(await a.submitted([b]));
    const once = terms(sent.etag);
    const received = await b.source.act(sent.id, { kind: 'receive' }, once);
    const other = b.source.act(sent.id, { kind: 'reject', reason: '不' }, { ...once, etag: received.etag });
    await refused(other, 'workflow.refused');
    expect((await b.get(sent)).state).toBe('signing');
  },

  'keys of several companies do not meet': async ({ desks: [a, b, c] }) => {
    const once = terms('');
    const [x, y] = [await a.submitted([b]), await a.submitted([c])];
    await b.source.act(x.id, { kind: 'receive' }, { ...once, etag: (await b.get(x)).etag });
    const received = await c.source.act(y.id, { kind: 'receive' }, { ...once, etag: (await c.get(y)).etag });
    expect(received).toMatchObject({ id: y.id, state: 'signing' });
  },

  'what its user has not seen is a conflict, and nothing happens': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const seen = await b.get(sent);
    const received = await b.receive(sent);
    expect(received.etag).not.toBe(seen.etag);
    const stale = (act: Parameters<Desk['act']>[1]) => b.act(seen, act);
    expect(await refused(stale({ kind: 'reject', reason: '不' }), 'workflow.conflict')).toMatchObject({
      voucher: sent.id,
    });
    await refused(stale({ kind: 'send' }), 'workflow.conflict');
    const file = await b.signed(received);
    await refused(b.source.sign(sent.id, file, terms(seen.etag)), 'workflow.conflict');
    expect(await b.get(sent)).toMatchObject({ state: 'signing', revision: received.revision });
  },

  'a refused action can be done anew, with what is there now': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([], { recipients: [recipient(b, 1), recipient(c, 1)] });
    const seen = await b.get(sent);
    await c.receive(sent);
    await refused(b.act(seen, { kind: 'receive' }), 'workflow.conflict');
    expect((await b.receive(sent)).recipients.map(({ state }) => state)).toEqual(['received', 'received']);
    await refused(b.receive(sent), 'workflow.transition-invalid');
  },

  'of two at the same time one wins': async ({ desks: [a, b] }) => {
    const sent = await b.get(await a.submitted([b]));
    const both = await Promise.allSettled([
      b.act(sent, { kind: 'receive' }),
      a.source.act(sent.id, { kind: 'withdraw', reason: '发错了' }, terms(sent.etag)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(lost).toEqual(['workflow.conflict']);
    expect((await a.get(sent)).state).toBe(both[0].status === 'fulfilled' ? 'signing' : 'withdrawn');
  },

  'the same key twice at once is one action': async ({ desks: [a, b] }) => {
    const sent = await b.get(await a.submitted([b]));
    const once = terms(sent.etag);
    const receive = () => b.source.act(sent.id, { kind: 'receive' }, once);
    const both = await Promise.allSettled([receive(), receive()]);
    const states = both.map((each) => (each.status === 'fulfilled' ? each.value.state : each.reason.code));
    expect(states).toContain('signing');
    for (const state of states) expect(['signing', 'workflow.busy']).toContain(state);
    const received = (await a.source.events(sent.id)).filter(({ type }) => type === 'received');
    expect(received).toHaveLength(1);
  },
};

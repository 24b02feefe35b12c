import { describe, expect, test } from 'vitest';
import { type Desk, recipient, refused, terms } from './desks.ts';

/** An action happens once, and only upon what its user saw. */
export function describeOnce(desks: () => readonly [Desk, Desk, Desk]): void {
  describe('once, and as seen', () => {
    test('the same key again is answered as at first, and changes nothing', async () => {
      const [a, b] = desks();
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
    });

    test('a key belongs to one action', async () => {
      const [a, b] = desks();
      const sent = await b.get(await a.submitted([b]));
      const once = terms(sent.etag);
      const received = await b.source.act(sent.id, { kind: 'receive' }, once);
      const other = b.source.act(sent.id, { kind: 'reject', reason: '不' }, { ...once, etag: received.etag });
      await refused(other, 'workflow.refused');
      expect((await b.get(sent)).state).toBe('signing');
    });

    test('keys of several companies do not meet', async () => {
      const [a, b, c] = desks();
      const once = terms('');
      const [x, y] = [await a.submitted([b]), await a.submitted([c])];
      await b.source.act(x.id, { kind: 'receive' }, { ...once, etag: (await b.get(x)).etag });
      const received = await c.source.act(y.id, { kind: 'receive' }, { ...once, etag: (await c.get(y)).etag });
      expect(received).toMatchObject({ id: y.id, state: 'signing' });
    });

    test('what its user has not seen is a conflict, and nothing happens', async () => {
      const [a, b] = desks();
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
    });

    test('a refused action can be done anew, with what is there now', async () => {
      const [a, b, c] = desks();
      const sent = await a.submitted([], { recipients: [recipient(b, 1), recipient(c, 1)] });
      const seen = await b.get(sent);
      await c.receive(sent);
      await refused(b.act(seen, { kind: 'receive' }), 'workflow.conflict');
      expect((await b.receive(sent)).recipients.map(({ state }) => state)).toEqual(['received', 'received']);
      await refused(b.receive(sent), 'workflow.transition-invalid');
    });

    test('of two at the same time one wins', async () => {
      const [a, b] = desks();
      const sent = await b.get(await a.submitted([b]));
      const both = await Promise.allSettled([
        b.act(sent, { kind: 'receive' }),
        a.source.act(sent.id, { kind: 'withdraw', reason: '发错了' }, terms(sent.etag)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
      expect(lost).toEqual(['workflow.conflict']);
      expect((await a.get(sent)).state).toBe(both[0].status === 'fulfilled' ? 'signing' : 'withdrawn');
    });

    test('the same key twice at once is one action', async () => {
      const [a, b] = desks();
      const sent = await b.get(await a.submitted([b]));
      const once = terms(sent.etag);
      const receive = () => b.source.act(sent.id, { kind: 'receive' }, once);
      const both = await Promise.allSettled([receive(), receive()]);
      const states = both.map((each) => (each.status === 'fulfilled' ? each.value.state : each.reason.code));
      expect(states).toContain('signing');
      for (const state of states) expect(['signing', 'workflow.busy']).toContain(state);
      const received = (await a.source.events(sent.id)).filter(({ type }) => type === 'received');
      expect(received).toHaveLength(1);
    });
  });
}

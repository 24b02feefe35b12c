import { expect } from 'vitest';
import type { WorkflowRules } from './bench.ts';
import { recipient, refused, terms } from './desks.ts';

/** Deadlines and broken lines, as far as the place lets a test have them. */
export const troubleRules: WorkflowRules = {
  'a contract whose deadline has passed is over': async ({ desks: [a, b, c], place, skip }) => {
    const { passTime } = place;
    if (!passTime) return skip('its clock cannot be set');
    const endAt = new Date(Date.now() + 3_600_000);
    const sent = await a.submitted([], { recipients: [recipient(b, 1), recipient(c, 2, 'cc')], endAt });
    const received = await b.receive(sent);
    await passTime.call(place, endAt);
    const late = await refused(
      b.act(received, { kind: 'reject', reason: '不' }),
      'workflow.expired',
      'workflow.conflict',
    );
    expect(late).toBeDefined();
    const expired = await b.get(sent);
    expect(expired).toMatchObject({ state: 'expired', allowedActions: [] });
    await refused(b.act(expired, { kind: 'reject', reason: '不' }), 'workflow.expired', 'workflow.transition-invalid');
    const last = (await a.source.events(sent.id)).at(-1);
    expect(last?.type).toBe('expired');
    expect(last?.actor).toBeUndefined();
  },

  'a place that cannot be reached says so, and what was meant is done once when it can': async ({
    desks: [a, b],
    place,
    skip,
  }) => {
    const { cut } = place;
    if (!cut) return skip('it cannot be cut off');
    const sent = await a.submitted([b]);
    const seen = await b.get(sent);
    const once = terms(seen.etag);
    const mend = await cut.call(place);
    const receive = () => b.source.act(sent.id, { kind: 'receive' }, once);
    try {
      await refused(b.get(sent), 'workflow.unreachable');
      await refused(receive(), 'workflow.unreachable');
      await refused(b.fetch(seen), 'workflow.unreachable');
      expect(await b.source.account()).toEqual(b.party);
    } finally {
      await mend();
    }
    expect((await receive()).state).toBe('signing');
    expect((await receive()).state).toBe('signing');
    expect((await a.source.events(sent.id)).filter(({ type }) => type === 'received')).toHaveLength(1);
  },
};

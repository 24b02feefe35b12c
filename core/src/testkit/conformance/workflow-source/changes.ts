import { expect } from 'vitest';
import type { WorkflowChange } from '../../../api/index.ts';
import type { WorkflowRules } from './bench.ts';

/** What happens elsewhere is told, where the source can tell. */
export const changeRules: WorkflowRules = {
  'are told to those whom they concern, and nothing is missed behind a cursor': async ({ desks: [a, b, c], skip }) => {
    if (!b.source.changes) return skip('it cannot tell');
    const stop = new AbortController();
    const seen = new Follower(b.source.changes(undefined, stop.signal));
    // A stream begins some time after it was asked for: something has to come through before the rest counts.
    const first = await a.submitted([b]);
    await seen.until(first.id, async () => void (await a.act(await a.get(first), { kind: 'remind' })));
    const cursor = seen.last!.cursor;

    const hidden = await a.submitted([c]);
    const next = await a.submitted([b]);
    await seen.until(next.id);
    const received = await b.receive(next);
    stop.abort();
    await seen.end;
    expect(seen.vouchers).not.toContain(hidden.id);

    const again = new AbortController();
    const behind = new Follower(b.source.changes(cursor, again.signal));
    await behind.until(next.id, undefined, 'received');
    again.abort();
    await behind.end;
    expect(received.state).toBe('signing');
    expect(behind.vouchers).not.toContain(hidden.id);
  },

  'end when nobody wants them any more': async ({ desks: [a], skip }) => {
    if (!a.source.changes) return skip('it cannot tell');
    const stop = new AbortController();
    const following = new Follower(a.source.changes(undefined, stop.signal));
    stop.abort();
    await following.end;
    expect(following.fault).toBeUndefined();
  },
};

/** Goes through a stream, and lets a test wait for what it brings. */
class Follower {
  readonly end: Promise<void>;
  readonly seen: WorkflowChange[] = [];
  fault: unknown;
  private isOver = false;
  private wake = () => {};

  constructor(changes: AsyncIterable<WorkflowChange>) {
    this.end = this.follow(changes);
  }

  get last(): WorkflowChange | undefined {
    return this.seen.at(-1);
  }

  get vouchers(): readonly (string | undefined)[] {
    return this.seen.map(({ voucher }) => voucher);
  }

  /** Until this voucher, or everything, is said to have changed. `nudge` is done from time to time meanwhile. */
  async until(voucher: string, nudge?: () => Promise<void>, type?: string): Promise<void> {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      if (this.fault) throw this.fault;
      if (this.seen.some((one) => (one.voucher ?? voucher) === voucher && (type ?? one.type) === one.type)) return;
      if (this.isOver) throw new Error(`the stream ended before it told of ${voucher}`);
      let timer: NodeJS.Timeout | undefined;
      const pause = new Promise<void>((resolve) => {
        if (nudge) timer = setTimeout(resolve, 200);
      });
      await Promise.race([woken, pause]);
      clearTimeout(timer);
      if (!this.last) await nudge?.();
    }
  }

  private async follow(changes: AsyncIterable<WorkflowChange>): Promise<void> {
    try {
      for await (const change of changes) {
        this.seen.push(change);
        this.wake();
      }
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'AbortError')) this.fault = fault;
    }
    this.isOver = true;
    this.wake();
  }
}

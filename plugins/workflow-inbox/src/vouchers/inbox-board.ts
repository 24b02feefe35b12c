import { anyOf, Emitter, SealwrightError, type WorkflowCounts, type WorkflowSource } from '@sealwright/core/api';
import type { InboxState } from '../common-inbox-rpc.ts';
import type { Problem } from '../common-queued-action.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import type { Transfers } from '../files/transfers.ts';
import { problemOf } from '../problem-of.ts';
import type { ActionQueue } from '../queue/action-queue.ts';
import { afterFault } from '../queue/after-fault.ts';
import { placeKey } from '../queue/queue-record.ts';
import type { LocalVouchers } from './local-vouchers.ts';

/** As many queued actions as a window is told of. */
const SHOWN = 200;

export interface BoardParts {
  readonly space: InboxSpace;
  readonly queue: Pick<ActionQueue, 'list' | 'onDidChange'>;
  readonly locals: LocalVouchers;
  readonly transfers: Transfers;
}

/** What all windows see of the whole: who is in, how many wait where, whether there is a network. */
export class InboxBoard {
  private readonly parts: BoardParts;
  private readonly changed = new Emitter<void>();
  private counts: { readonly place: string; readonly counts: WorkflowCounts } | undefined;
  private offline: Problem | undefined;
  private version = 0;
  readonly onDidChange;

  constructor(parts: BoardParts) {
    this.parts = parts;
    const { space, queue, locals, transfers } = parts;
    this.onDidChange = anyOf(
      this.changed.event,
      space.onDidChange,
      queue.onDidChange,
      locals.onDidChange,
      transfers.onDidChange,
    );
  }

  /** Told of every answer, and of every call that got none. Results in whether the network has just come back. */
  line(fault: unknown): boolean {
    const before = this.offline;
    if (fault === undefined) this.offline = undefined;
    else if (fault instanceof SealwrightError && afterFault(fault).next === 'again') this.offline = problemOf(fault);
    if (before?.code !== this.offline?.code) this.changed.fire();
    return before !== undefined && this.offline === undefined;
  }

  /** Lists may be different now. */
  stale(): void {
    this.version++;
    this.changed.fire();
  }

  async count(source: WorkflowSource, signal?: AbortSignal): Promise<void> {
    const { place } = this.parts.space;
    const counts = await source.counts(signal);
    if (!place) return;
    const before = JSON.stringify(this.counts);
    this.counts = { place: placeKey(place), counts };
    // A source that tells of no changes is known by its numbers.
    if (before !== JSON.stringify(this.counts)) this.stale();
  }

  async state(): Promise<InboxState> {
    const { space, queue, locals, transfers } = this.parts;
    const { place } = space;
    const all = queue.list(place);
    const own = (await locals.list()).length;
    const counts = place && this.counts?.place === placeKey(place) ? this.counts.counts : undefined;
    return {
      ...space.state(),
      ...(this.offline && { offline: this.offline }),
      ...(counts && { counts: { ...counts, todo: counts.todo + own } }),
      actions: all.slice(0, SHOWN),
      waiting: all.filter(({ state }) => state !== 'refused' && state !== 'conflict').length,
      transfers: transfers.list(),
      version: this.version,
    };
  }
}

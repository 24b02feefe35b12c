import type { ActionOutcome, Problem, QueuedAction } from '../common-queued-action.ts';
import { type Place, placeKey, type QueueRecord } from './queue-record.ts';

/** An action of the queue while its program runs. */
export interface Entry {
  record: QueueRecord;
  state: QueuedAction['state'];
  problem?: Problem;
  /** It is not on disk yet, and not tried before that. */
  isNew?: boolean;
  /** Its refusal stays to be seen, also while somebody waits to hear that it is kept. */
  readonly isQuiet?: boolean;
  /** Those who wait to hear what came of it. */
  waiters: { resolve: (outcome: ActionOutcome) => void; reject: (fault: unknown) => void }[];
}

/** The actions of a queue, the oldest first. Those on one voucher are a lane: each waits for the one before it. */
export class QueueEntries implements Iterable<Entry> {
  readonly #entries = new Map<string, Entry>();

  [Symbol.iterator](): Iterator<Entry> {
    return this.#entries.values();
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  add(entry: Entry): void {
    this.#entries.set(entry.record.key, entry);
  }

  remove({ record }: Entry): void {
    this.#entries.delete(record.key);
  }

  /** The new one takes the old one's turn, before those that were done after it. */
  replace(old: Entry, entry: Entry): void {
    const all = [...this];
    this.#entries.clear();
    for (const each of all) this.add(each === old ? entry : each);
  }

  /** Those of one company. */
  of(place: Place | undefined): Entry[] {
    if (!place) return [];
    const key = placeKey(place);
    return [...this].filter(({ record }) => placeKey(record.place) === key);
  }

  laneOf({ record }: Entry): Entry[] {
    return this.of(record.place).filter((each) => each.record.voucher === record.voucher);
  }

  /** Whether one before it waits for more than its turn. What those meet that only go on, they tell all behind them. */
  isHeldUp(entry: Entry): boolean {
    const lane = this.laneOf(entry);
    const before = lane.slice(0, lane.indexOf(entry));
    return before.some(({ state }) => state !== 'queued' && state !== 'running');
  }
}

/** `problem`: why it does not go on. */
export function setState(entry: Entry, state: Entry['state'], problem?: Problem): void {
  entry.state = state;
  if (problem) entry.problem = problem;
  else delete entry.problem;
}

/** Whoever waits hears that it is kept, and need not wait. */
export function tellWaiting(entry: Entry): void {
  for (const { resolve } of entry.waiters.splice(0)) resolve({ outcome: 'kept', action: toQueued(entry) });
}

/** As views see it. */
export function toQueued({ record, state, problem }: Entry): QueuedAction {
  const { key, voucher, name, kind, at, halted } = record;
  const now = halted?.now;
  return { key, voucher, name, kind, at, state, ...(problem && { problem }), ...(now && { now }) };
}

import { randomUUID } from 'node:crypto';
import { type Disposable, Emitter, SealwrightError, type Voucher } from '@sealwright/core/api';
import type { ActionOutcome, Problem, QueuedAction } from '../common-queued-action.ts';
import { errorOf, problemOf } from '../problem-of.ts';
import type { ActionLog } from './action-log.ts';
import { afterFault } from './after-fault.ts';
import { type Entry, QueueEntries, setState, tellWaiting, toQueued } from './queue-entries.ts';
import { type LineTiming, QueueLine } from './queue-line.ts';
import type { Place, QueueRecord } from './queue-record.ts';

/** Vouchers that are worked on at the same time. */
const LANES = 4;

export interface QueueParts {
  readonly log: Pick<ActionLog, 'put' | 'remove'>;
  /** Carries an action out and results in the voucher as it is then. Called again with the same record after a fault. */
  readonly perform: (record: QueueRecord, signal: AbortSignal) => Promise<Voucher>;
  /** What follows from an action that was carried out; done before anybody hears of it, and again where that was cut off. */
  readonly after?: (record: QueueRecord, voucher: Voucher) => Promise<void>;
  /** How a voucher is now, for who has to decide about a conflict. */
  readonly look: (record: QueueRecord) => Promise<Voucher>;
  /** Who is in; actions of others wait. */
  readonly place: () => Place | undefined;
  readonly timing?: LineTiming;
}

export type NewAction = Omit<QueueRecord, 'key' | 'at' | 'halted'>;

export interface AddOptions {
  /** It resolves as soon as it is kept, and a refusal stays to be seen. */
  readonly isQuiet?: boolean;
  /** Called when it is on disk, before it is tried. Must not throw. */
  readonly stored?: () => Promise<void>;
}

export interface ActionEnd {
  readonly record: QueueRecord;
  readonly voucher?: Voucher;
  /** Where it was refused or met a conflict, and nobody waited to hear so. */
  readonly problem?: Problem;
}

/**
 * What users did and the platform has not answered for good. Actions on one voucher keep their order, four vouchers are
 * worked on at a time. Every action is on disk before it is tried, is tried with the same key until there is an answer,
 * and upon the state that its user saw; a conflict waits for its user and is never merged.
 */
export class ActionQueue implements Disposable {
  readonly #parts: QueueParts;
  readonly #entries = new QueueEntries();
  readonly #running = new Set<string>();
  readonly #line: QueueLine;
  readonly #ending = new AbortController();
  readonly #changed = new Emitter<void>();
  readonly #ended = new Emitter<ActionEnd>();
  readonly #dropped = new Emitter<QueueRecord>();
  readonly #entryLost = new Emitter<Place>();
  readonly #works = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;
  /** An action was carried out, or nobody waited to hear that it was not. */
  readonly onDidEnd = this.#ended.event;
  /** Its user forgot it after a conflict or a refusal. */
  readonly onDidDrop = this.#dropped.event;
  /** The platform wants its user to enter again. */
  readonly onDidLoseEntry = this.#entryLost.event;

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#line = new QueueLine(parts.timing ?? { now: Date.now, random: Math.random });
  }

  /** Goes on with actions of an earlier run, in their order. */
  resume(records: readonly QueueRecord[]): void {
    for (const record of records) {
      const state = record.halted?.state ?? 'queued';
      const problem = record.halted?.problem;
      this.#entries.add({ record, state, ...(problem && { problem }), waiters: [] });
    }
    if (records.length > 0) this.#changed.fire();
    this.#pump();
  }

  /**
   * Resolves when it is decided, or when it has to wait. Rejects with what the source refused: nothing is kept then.
   * What was refused before on this voucher is put away: its user has gone on.
   */
  async add(action: NewAction, { isQuiet = false, stored }: AddOptions = {}): Promise<ActionOutcome> {
    const record: QueueRecord = { ...action, key: randomUUID(), at: Date.now() };
    const entry: Entry = { record, state: 'queued', isNew: true, isQuiet, waiters: [] };
    await this.#dropAll(this.#entries.laneOf(entry).filter(({ state }) => state === 'refused'));
    const outcome = new Promise<ActionOutcome>((resolve, reject) => entry.waiters.push({ resolve, reject }));
    // It may be refused before its caller listens.
    outcome.catch(() => {});
    this.#entries.add(entry);
    try {
      await this.#parts.log.put(record);
    } catch (fault) {
      this.#entries.remove(entry);
      throw fault;
    }
    await stored?.();
    entry.isNew = false;
    this.#changed.fire();
    if (isQuiet || this.#line.isDown || this.#entries.isHeldUp(entry)) tellWaiting(entry);
    this.#pump();
    return outcome;
  }

  /** Those of one company, the oldest first. */
  list(place: Place | undefined): QueuedAction[] {
    return this.#entries.of(place).map(toQueued);
  }

  /** The records of a voucher, the oldest first. */
  recordsOf(place: Place, voucher: string): QueueRecord[] {
    return this.#entries
      .of(place)
      .map(({ record }) => record)
      .filter((record) => record.voucher === voucher);
  }

  /** See `inboxRpc.settle`. */
  async settle(key: string, decision: 'redo' | 'drop'): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry?.record.halted) return;
    if (decision === 'redo') await this.#redo(entry);
    else await this.#dropAll(this.#entries.laneOf(entry));
    this.#changed.fire();
    this.#pump();
  }

  /** The network is back, or somebody has entered: what waits is tried now. */
  wake(): void {
    this.#line.wake();
    for (const entry of this.#entries) {
      if (entry.state === 'entry' || entry.state === 'waiting') setState(entry, 'queued');
    }
    this.#changed.fire();
    this.#pump();
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#timer);
    this.#ending.abort();
    await Promise.all(this.#works);
  }

  #pump(): void {
    clearTimeout(this.#timer);
    const place = this.#parts.place();
    if (!place || this.#ending.signal.aborted) return;
    const { pause, isDown } = this.#line;
    const seen = new Set<string>();
    let isAnyWaiting = false;
    for (const entry of this.#entries.of(place)) {
      const { voucher } = entry.record;
      if (seen.has(voucher)) continue;
      seen.add(voucher);
      if (entry.isNew || (entry.state !== 'queued' && entry.state !== 'waiting')) continue;
      isAnyWaiting = true;
      if (pause > 0 || this.#running.size >= (isDown ? 1 : LANES)) break;
      this.#start(entry);
    }
    if (isAnyWaiting && pause > 0) this.#timer = setTimeout(() => this.#pump(), pause).unref();
  }

  #start(entry: Entry): void {
    setState(entry, 'running');
    this.#running.add(entry.record.key);
    const work = this.#run(entry).finally(() => {
      this.#running.delete(entry.record.key);
      this.#works.delete(work);
      this.#changed.fire();
      this.#pump();
    });
    this.#works.add(work);
    this.#changed.fire();
  }

  async #run(entry: Entry): Promise<void> {
    const { signal } = this.#ending;
    try {
      const voucher = await this.#parts.perform(entry.record, signal);
      this.#line.worked();
      await this.#done(entry, voucher);
    } catch (fault) {
      // It goes on after the next start.
      if (signal.aborted) return setState(entry, 'queued');
      await this.#failed(entry, fault).catch(() => setState(entry, 'waiting', problemOf(fault)));
    }
  }

  async #done(entry: Entry, voucher: Voucher): Promise<void> {
    const { record } = entry;
    await this.#parts.after?.(record, voucher);
    // What its user did next was upon what this one made of it.
    const [, next] = this.#entries.laneOf(entry);
    if (next) next.record = { ...next.record, etag: voucher.etag };
    this.#entries.remove(entry);
    if (next) await this.#parts.log.put(next.record);
    await this.#parts.log.remove(record.key);
    for (const { resolve } of entry.waiters.splice(0)) resolve({ outcome: 'done', voucher });
    this.#ended.fire({ record, voucher });
  }

  async #failed(entry: Entry, fault: unknown): Promise<void> {
    const after = afterFault(fault);
    const problem = problemOf(fault);
    if (after.next === 'again') {
      this.#line.failed(after.after);
      setState(entry, 'waiting', problem);
      for (const each of this.#entries.of(entry.record.place)) if (each.state !== 'running') tellWaiting(each);
    } else if (after.next === 'entry') {
      this.#line.worked();
      for (const each of this.#entries.of(entry.record.place)) {
        if (each !== entry && (each.state === 'running' || each.record.halted)) continue;
        setState(each, 'entry', problem);
        tellWaiting(each);
      }
      this.#entryLost.fire(entry.record.place);
    } else {
      this.#line.worked();
      if (after.next === 'conflict') await this.#conflict(entry, problem);
      else await this.#refused(entry, problem);
    }
  }

  async #conflict(entry: Entry, problem: Problem): Promise<void> {
    const now = await this.#parts.look(entry.record).catch(() => undefined);
    const hasListener = entry.waiters.length > 0;
    await this.#halt(entry, { state: 'conflict', problem, ...(now && { now }) });
    for (const { resolve } of entry.waiters.splice(0)) resolve({ outcome: 'conflict', action: toQueued(entry) });
    for (const each of this.#entries.laneOf(entry)) tellWaiting(each);
    if (!hasListener) this.#ended.fire({ record: entry.record, problem });
  }

  /** Who waits hears of it and can do it again; else it stays, to be seen. What was to follow falls with it. */
  async #refused(entry: Entry, problem: Problem): Promise<void> {
    const lane = this.#entries.laneOf(entry);
    const heard = lane.filter(({ isQuiet, waiters }) => !isQuiet && waiters.length > 0);
    const kept = lane.filter((each) => !heard.includes(each));
    const rejections = heard.flatMap(({ waiters }) => waiters.splice(0));
    await Promise.all([
      ...this.#takeAll(heard),
      ...kept.map((each) => this.#halt(each, { state: 'refused', problem })),
    ]);
    for (const { reject } of rejections) reject(errorOf(problem));
    if (kept.includes(entry)) this.#ended.fire({ record: entry.record, problem });
  }

  async #halt(entry: Entry, halted: NonNullable<QueueRecord['halted']>): Promise<void> {
    entry.record = { ...entry.record, halted };
    setState(entry, halted.state, halted.problem);
    await this.#parts.log.put(entry.record);
  }

  /** A new action, upon what its user sees now. */
  async #redo(entry: Entry): Promise<void> {
    const { halted, ...old } = entry.record;
    const now = await this.#parts.look(entry.record).catch((fault) => {
      if (halted?.now && fault instanceof SealwrightError) return halted.now;
      throw fault;
    });
    const record = { ...old, key: randomUUID(), etag: now.etag };
    await this.#parts.log.put(record);
    this.#entries.replace(entry, { record, state: 'queued', waiters: [] });
    await this.#parts.log.remove(old.key);
    for (const each of this.#entries.laneOf(entry)) {
      if (each.record.key === record.key || !each.record.halted) continue;
      const { halted: _, ...next } = each.record;
      each.record = next;
      setState(each, 'queued');
      await this.#parts.log.put(next);
    }
  }

  /** In one turn: an action whose forerunner goes would begin while it waits to be taken itself. */
  #takeAll(entries: readonly Entry[]): Promise<void>[] {
    for (const entry of entries) this.#entries.remove(entry);
    return entries.map(({ record }) => this.#parts.log.remove(record.key));
  }

  async #dropAll(entries: readonly Entry[]): Promise<void> {
    await Promise.all(this.#takeAll(entries));
    for (const { waiters, problem, record } of entries) {
      for (const { reject } of waiters.splice(0)) if (problem) reject(errorOf(problem));
      this.#dropped.fire(record);
    }
  }
}

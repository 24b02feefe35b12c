import {
  type Disposable,
  Emitter,
  type PluginStorage,
  type Store,
  type WorkflowChange,
  WorkflowEntryRequired,
  type WorkflowSource,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { QueueLine } from '../queue/queue-line.ts';
import { type Place, placeKey } from '../queue/queue-record.ts';
import type { InboxSpace } from './inbox-space.ts';

/** Milliseconds between two questions to a source that cannot tell by itself. */
const ASK_AGAIN = 30_000;
/** Milliseconds between two looks whether the line of a source that tells by itself still stands. */
const LOOK_AGAIN = 60_000;
/** Changes within so many milliseconds are told together. */
const GATHER = 250;

const Cursors = Type.Object({
  cursors: Type.Array(Type.Object({ place: Type.String(), cursor: Type.String() }), { maxItems: 50 }),
});

export interface ChangeWatchParts {
  readonly space: InboxSpace;
  readonly storage: PluginStorage;
  /** Asks the platform something small: rejects where it cannot be reached. Done before each beginning. */
  readonly probe: (source: WorkflowSource, signal: AbortSignal) => Promise<void>;
  readonly line: (fault: unknown) => void;
  /** Milliseconds, for tests. */
  readonly gather?: number;
}

/** Follows what changes on the platform, behind what was seen last, also over a restart; begins anew when the line breaks. */
export class ChangeWatch implements Disposable {
  private readonly parts: ChangeWatchParts;
  private readonly store: Store<Static<typeof Cursors>>;
  private readonly seen = new Emitter<readonly WorkflowChange[]>();
  private readonly listening: Disposable;
  private gathered: WorkflowChange[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: { readonly key: string; readonly ending: AbortController; readonly done: Promise<void> } | undefined;
  private telling: Promise<void> = Promise.resolve();

  /** Several at once, in their order; no change: everything may be different. */
  readonly onDidSee = this.seen.event;

  constructor(parts: ChangeWatchParts) {
    this.parts = parts;
    this.store = parts.storage.store('cursors', { version: 1, schema: Cursors, initial: { cursors: [] } });
    this.listening = parts.space.onDidChange(() => this.follow());
  }

  /** Follows who is in now. */
  follow(): void {
    const { place } = this.parts.space;
    const key = place && placeKey(place);
    if (this.running?.key === key) return;
    this.running?.ending.abort();
    this.running = undefined;
    if (!place || key === undefined) return;
    const ending = new AbortController();
    const { source } = this.parts.space.current;
    this.running = { key, ending, done: this.watch(source, place, ending.signal).catch(() => {}) };
  }

  /** Does not wait for the line: somebody has reason to believe that it is up. */
  again(): void {
    this.running?.ending.abort();
    this.running = undefined;
    this.follow();
  }

  async dispose(): Promise<void> {
    await this.listening.dispose();
    this.running?.ending.abort();
    await this.running?.done;
    clearTimeout(this.timer);
    await this.tell();
  }

  private async watch(source: WorkflowSource, place: Place, signal: AbortSignal): Promise<void> {
    const line = new QueueLine({ now: Date.now, random: Math.random });
    while (!signal.aborted) {
      try {
        await this.probe(source, signal);
        line.worked();
        if (!source.changes) {
          this.note(place, undefined);
          await rest(ASK_AGAIN, signal);
          continue;
        }
        await this.stream(source.changes(await this.cursor(place), signal), { source, place, signal });
        await rest(1_000, signal);
      } catch (fault) {
        if (signal.aborted) return;
        this.parts.line(fault);
        if (WorkflowEntryRequired.is(fault)) {
          void this.parts.space.lostEntry();
          return;
        }
        line.failed();
        await rest(line.pause, signal);
      }
    }
  }

  private async stream(
    changes: AsyncIterable<WorkflowChange>,
    { source, place, signal }: { source: WorkflowSource; place: Place; signal: AbortSignal },
  ): Promise<void> {
    const stream = changes[Symbol.asyncIterator]();
    let next = stream.next();
    next.catch(() => {});
    // A line may be dead without anybody saying so.
    const looking = setInterval(() => void this.probe(source, signal).catch(this.parts.line), LOOK_AGAIN).unref();
    try {
      // What changed before the stream began is not told by it.
      await this.probe(source, signal);
      for (let { value, done } = await next; !done; { value, done } = await next) {
        this.note(place, value);
        next = stream.next();
      }
    } finally {
      clearInterval(looking);
      await stream.return?.().catch(() => {});
    }
  }

  private async probe(source: WorkflowSource, signal: AbortSignal): Promise<void> {
    await this.parts.probe(source, signal);
    this.parts.line(undefined);
  }

  private note(place: Place, change: WorkflowChange | undefined): void {
    if (change) this.gathered.push(change);
    this.timer ??= setTimeout(() => void this.tell(place), this.parts.gather ?? GATHER).unref();
  }

  private tell(place?: Place): Promise<void> {
    this.timer = undefined;
    const changes = this.gathered.splice(0);
    this.seen.fire(changes);
    const last = changes.at(-1);
    if (!place || !last) return this.telling;
    const key = placeKey(place);
    this.telling = this.telling
      .then(() =>
        this.store.update(({ cursors }) => ({
          cursors: [{ place: key, cursor: last.cursor }, ...cursors.filter((each) => each.place !== key)].slice(0, 50),
        })),
      )
      .then(() => {})
      .catch(() => {});
    return this.telling;
  }

  private async cursor(place: Place): Promise<string | undefined> {
    const gathered = this.gathered.at(-1)?.cursor;
    if (gathered !== undefined) return gathered;
    await this.telling;
    return (await this.store.read()).cursors.find((each) => each.place === placeKey(place))?.cursor;
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import type { SeenRelease } from './judge-release.ts';

/** Feeds whose past is remembered; nobody uses so many. */
const MOST_FEEDS = 20;

const text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const Answer = Type.Object({
  /** Of the feed and its channel. */
  source: Type.String(),
  /** Milliseconds since 1970. */
  at: Type.Number(),
  newer: Type.Optional(
    Type.Object({
      version: Type.String(),
      mandatory: Type.Boolean(),
      notes: text,
      size: Type.Optional(Type.Number()),
    }),
  ),
});
export type Answer = Static<typeof Answer>;

const Memory = Type.Object({
  /** The newest that was seen, by source; the source that was asked last comes last. */
  seen: Type.Array(Type.Object({ source: Type.String(), version: Type.String(), issuedAt: Type.String() })),
  /** What the feed said last. */
  answer: Type.Optional(Answer),
  /** When a start has asked by itself last, whatever came of it. */
  askedAtStart: Type.Optional(Type.Number()),
  /** The version that was to take this one's place. */
  installing: Type.Optional(Type.String()),
  /** Whether its user has ever seen a check end. */
  concluded: Type.Boolean(),
});
type Memory = Static<typeof Memory>;

/** What is remembered of updates from one start to the next. */
export class UpdateMemory {
  private readonly store: Store<Memory>;

  constructor(storage: PluginStorage) {
    const initial: Memory = { seen: [], concluded: false };
    this.store = storage.store<Memory>('updates', { version: 1, schema: Memory, initial });
  }

  read(): Promise<Readonly<Memory>> {
    return this.store.read();
  }

  async seen(source: string): Promise<SeenRelease | undefined> {
    return (await this.store.read()).seen.find((each) => each.source === source);
  }

  async answered(answer: Answer, { version, issuedAt }: SeenRelease): Promise<void> {
    const { source } = answer;
    await this.store.update((memory) => {
      const others = memory.seen.filter((each) => each.source !== source);
      return { ...memory, answer, seen: [...others, { source, version, issuedAt }].slice(-MOST_FEEDS) };
    });
  }

  async askedAtStart(at: number): Promise<void> {
    await this.store.update((memory) => ({ ...memory, askedAtStart: at }));
  }

  async installing(version: string | undefined): Promise<void> {
    await this.store.update(({ installing: _, ...memory }) =>
      version === undefined ? memory : { ...memory, installing: version },
    );
  }

  async conclude(): Promise<void> {
    await this.store.update((memory) => ({ ...memory, concluded: true }));
  }
}

import {
  type DisplayBox,
  type Disposable,
  DisposableStore,
  formatPoint,
  type Options,
  toDisposable,
} from '@sealwright/core/api';
import { createStore, type DocumentSurface, type NewStamp, type ReadableStore, type StampDraft } from '@sealwright/ui';
import type { KeywordQuery } from '../common-keyword-rpc.ts';
import { choiceOptions, chosenNumbers, type HitChoice, toggled } from './hit-choice.ts';
import type { KeywordMemory, Standing } from './keyword-memory.ts';
import type { KeywordSearch } from './keyword-search.ts';

/** Milliseconds without a key before what is typed is searched for, and before what is set is shown on the pages. */
const PAUSE = { typing: 250, setting: 60 };

/** Millimetres around a hit that are brought into sight with it. */
const ROOM = 35;

export interface KeywordState {
  /** What stands in the field, searched for or not yet. */
  readonly query: KeywordQuery;
  readonly choice: HitChoice;
  /** Numbers of the hits that get a seal. */
  readonly chosen: ReadonlySet<number>;
  readonly standing: Standing;
  /** Number of the hit that was pointed out last. */
  readonly current: number | undefined;
}

/** 关键字签章 in one document: what is searched for, which hits get a seal, and where it stands. */
export class KeywordSession {
  readonly search: KeywordSearch;
  readonly draft: StampDraft;
  readonly memory: KeywordMemory;
  readonly state: ReadableStore<KeywordState>;
  /** Why the seals cannot stand as they would; `undefined` where they can. */
  readonly problem: ReadableStore<{ readonly fault: unknown }>;
  private readonly store;
  private readonly problemStore = createStore<{ readonly fault: unknown }>(() => ({ fault: undefined }));
  private previewed: string | undefined;
  private surface: DocumentSurface | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private setting: ReturnType<typeof setTimeout> | undefined;

  constructor(search: KeywordSearch, draft: StampDraft, memory: KeywordMemory) {
    this.search = search;
    this.draft = draft;
    this.memory = memory;
    this.store = createStore<KeywordState>(() => ({
      query: { text: '', kind: 'words', matchCase: false },
      choice: { rule: 'all' },
      chosen: new Set<number>(),
      standing: memory.read().standing,
      current: undefined,
    }));
    this.state = this.store;
    this.problem = this.problemStore;
  }

  /** From the tool's start to its end, while the surface shows the document. */
  switchOn(surface: DocumentSurface): Disposable {
    this.surface = surface;
    const own = new DisposableStore();
    own.add(toDisposable(this.search.state.subscribe(() => this.hitsChanged())));
    own.add(toDisposable(this.store.subscribe(() => this.previewSoon())));
    own.add(toDisposable(this.draft.state.subscribe((now, before) => now.seal !== before.seal && this.previewSoon())));
    own.add(
      toDisposable(() => {
        this.surface = undefined;
        clearTimeout(this.typing);
        clearTimeout(this.setting);
        this.search.stop();
        this.previewed = undefined;
        this.draft.preview(undefined);
      }),
    );
    // The document may be another revision since.
    this.searchNow();
    return own;
  }

  /** Searches once its user has paused; `isUnfinished` while Chinese characters are being composed. */
  type(text: string, isUnfinished = false): void {
    this.store.setState(({ query }) => ({ query: { ...query, text } }));
    clearTimeout(this.typing);
    if (!isUnfinished) this.typing = setTimeout(() => this.searchAnew(), PAUSE.typing);
  }

  /** Searches at once. */
  find(query: Partial<KeywordQuery>): void {
    this.store.setState((state) => ({ query: { ...state.query, ...query } }));
    this.searchAnew();
  }

  /** Searches at once what was typed; where that is done, goes to the next hit. */
  next(): void {
    const { hits } = this.search.state.getState();
    if (!this.isSearched()) this.searchAnew();
    else this.point(((this.store.getState().current ?? 0) % Math.max(hits.length, 1)) + 1);
  }

  searchNow(): void {
    clearTimeout(this.typing);
    const { query } = this.store.getState();
    if (query.text.trim() === '') this.search.clear();
    else void this.search.start(query);
  }

  choose(choice: HitChoice): void {
    const { hits } = this.search.state.getState();
    this.store.setState({ choice, chosen: chosenNumbers(hits, choice) });
  }

  toggle(number: number): void {
    this.choose(toggled(this.search.state.getState().hits, this.store.getState().choice, number));
  }

  stand(standing: Standing): void {
    this.store.setState({ standing });
  }

  /** Marks a hit and brings it into sight. */
  point(number: number): void {
    const hit = this.search.state.getState().hits[number - 1];
    if (!hit) return;
    this.store.setState({ current: number });
    const [box] = hit.boxes;
    this.surface?.reveal(hit.page, box && withRoom(box));
  }

  /** One stamp on all chosen hits; rejects with why it cannot be placed. */
  async place(): Promise<void> {
    const stamp = this.stamp();
    if (!stamp) return;
    await this.draft.add(stamp);
    const { query, standing } = this.store.getState();
    this.memory.remember(query.text.trim(), standing);
  }

  /** What would be placed now; `undefined` as long as something is missing. */
  stamp(): NewStamp | undefined {
    const { seal } = this.draft.state.getState();
    const { status, query } = this.search.state.getState();
    const { chosen, choice, standing } = this.store.getState();
    if (!seal || !query || status !== 'done' || chosen.size === 0) return undefined;
    const options: Options = {
      find: query.text,
      ...(query.kind === 'pattern' && { pattern: true }),
      ...(query.matchCase && { 'match-case': true }),
      ...choiceOptions(choice),
      anchor: standing.anchor,
      offset: formatPoint(standing.offset),
    };
    return { mode: 'keyword', seal: seal.id, options };
  }

  /** The hits of other words are others: none is ticked by its number. */
  private searchAnew(): void {
    if (this.isSearched()) return;
    const { choice } = this.store.getState();
    this.store.setState({
      current: undefined,
      ...(choice.rule === 'listed' && { choice: { rule: 'all' as const } }),
    });
    this.searchNow();
  }

  /** Whether the search under way, or done, is for what stands in the field. */
  private isSearched(): boolean {
    const { status, query } = this.search.state.getState();
    return (status === 'running' || status === 'done') && isSame(query, this.store.getState().query);
  }

  private hitsChanged(): void {
    const { hits } = this.search.state.getState();
    this.store.setState(({ choice }) => ({ chosen: chosenNumbers(hits, choice) }));
  }

  private previewSoon(): void {
    clearTimeout(this.setting);
    this.setting = setTimeout(() => void this.preview(), PAUSE.setting);
  }

  private async preview(): Promise<void> {
    const stamp = this.stamp();
    const asked = JSON.stringify(stamp);
    if (asked === this.previewed) return;
    this.previewed = asked;
    let fault: unknown;
    try {
      if (stamp) await this.draft.preview(stamp);
      else this.draft.preview(undefined);
    } catch (error) {
      fault = error;
    }
    if (asked === this.previewed) this.problemStore.setState({ fault });
  }
}

/** What stands at the words is to be seen, too. */
function withRoom({ x, y, width, height, rotation }: DisplayBox): DisplayBox {
  return { x: x - ROOM, y: y - ROOM, width: width + 2 * ROOM, height: height + 2 * ROOM, rotation };
}

function isSame(one: KeywordQuery | undefined, other: KeywordQuery): boolean {
  return one?.text === other.text && one.kind === other.kind && one.matchCase === other.matchCase;
}

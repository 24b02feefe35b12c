import {
  createStore,
  type DocumentSurface,
  type NewStamp,
  type StampDraft,
  type StampDraftState,
} from '@sealwright/ui';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FoundPage, KeywordQuery } from '../common-keyword-rpc.ts';
import { KeywordMemory } from './keyword-memory.ts';
import { KeywordSearch } from './keyword-search.ts';
import { KeywordSession } from './keyword-session.ts';

const SEAL = { id: 'seal-1', name: '公章', widthMm: 40, heightMm: 40, picture: '' };
const box = { x: 10, y: 20, width: 8, height: 4, rotation: 0 };
const page = (index: number, count: number): FoundPage => ({
  page: index,
  reading: 'text',
  matches: Array.from({ length: count }, () => ({ text: '乙方', before: '', after: '', boxes: [box] })),
});

interface Asked {
  readonly query: KeywordQuery;
  readonly signal: AbortSignal;
  report(searched: number, ...pages: FoundPage[]): void;
  end(): void;
  fail(error: unknown): void;
}

function setUp() {
  const asked: Asked[] = [];
  const search = (
    _: string,
    query: KeywordQuery,
    options: { signal: AbortSignal; onProgress: (value: never) => void },
  ) =>
    new Promise<void>((resolve, reject) => {
      const report = (searched: number, ...pages: FoundPage[]) => options.onProgress({ searched, pages } as never);
      options.signal.addEventListener('abort', () => reject(new Error('cancelled')));
      asked.push({ query, signal: options.signal, report, end: resolve, fail: reject });
    });
  const state = createStore<Pick<StampDraftState, 'seal' | 'busy'>>(() => ({ seal: SEAL, busy: false }));
  const draft = {
    documentId: 'document-1',
    state,
    add: vi.fn(async (_stamp: NewStamp) => 'stamp-1'),
    preview: vi.fn(async (_stamp: NewStamp | undefined) => []),
  };
  const surface = { reveal: vi.fn() };
  const storage = new Map<string, string>();
  const memory = new KeywordMemory({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  });
  const session = new KeywordSession(
    new KeywordSearch('document-1', { search } as never),
    draft as unknown as StampDraft,
    memory,
  );
  const tool = session.switchOn(surface as unknown as DocumentSurface);
  return { asked, session, draft, state, surface, memory, tool };
}

/** What the last preview was of. */
const previewed = ({ draft }: ReturnType<typeof setUp>) => draft.preview.mock.calls.at(-1)?.[0];
/** Time for what waits for its user to pause. */
const pause = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is typed is searched for after a pause, and not while characters are composed', async () => {
  const { asked, session } = setUp();
  session.type('y', true);
  session.type('yi', true);
  await pause();
  expect(asked).toEqual([]);
  session.type('乙');
  session.type('乙方');
  expect(asked).toEqual([]);
  await pause();
  expect(asked.map(({ query }) => query.text)).toEqual(['乙方']);
});

test('a new search calls the old one off, whose late words count for nothing', async () => {
  const { asked, session } = setUp();
  session.find({ text: '甲方' });
  session.find({ text: '乙方' });
  const [old, now] = asked as [Asked, Asked];
  expect([old.signal.aborted, now.signal.aborted]).toEqual([true, false]);
  old.report(1, page(0, 3));
  now.report(1, page(0, 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(session.search.state.getState()).toMatchObject({ status: 'running', hits: [{ number: 1 }], searched: 1 });
});

test('the rule goes on with the words that come; ticks by hand stay', async () => {
  const { asked, session } = setUp();
  const chosen = () => [...session.state.getState().chosen];
  session.find({ text: '乙方' });
  session.choose({ rule: 'last' });
  asked[0]!.report(1, page(0, 2));
  expect(chosen()).toEqual([2]);
  asked[0]!.report(2, page(1, 2));
  expect(chosen()).toEqual([4]);
  session.toggle(1);
  expect(chosen()).toEqual([4, 1]);
  asked[0]!.report(3, page(2, 1));
  expect(chosen()).toEqual([4, 1]);
});

test('other words begin with all of their places', async () => {
  const { asked, session } = setUp();
  session.find({ text: '乙方' });
  asked[0]!.report(1, page(0, 3));
  session.toggle(2);
  session.find({ text: '甲方' });
  asked[1]!.report(1, page(0, 2));
  expect([...session.state.getState().chosen]).toEqual([1, 2]);
});

test('seals are previewed when the search is done, and again when something else is chosen', async () => {
  const parts = setUp();
  const { asked, session, state } = parts;
  session.find({ text: '乙方', matchCase: true });
  asked[0]!.report(1, page(0, 3));
  await pause();
  expect(previewed(parts)).toBeUndefined();
  asked[0]!.end();
  await pause();
  const options = { find: '乙方', 'match-case': true, which: 'all', anchor: 'over', offset: '0mm,0mm' };
  expect(previewed(parts)).toEqual({ mode: 'keyword', seal: 'seal-1', options });
  session.toggle(2);
  session.stand({ anchor: 'right', offset: { x: 2, y: -1.5 } });
  await pause();
  const { which: _, ...others } = options;
  expect(previewed(parts)?.options).toEqual({ ...others, hits: '1,3', anchor: 'right', offset: '2mm,-1.5mm' });
  state.setState({ seal: { ...SEAL, id: 'seal-2' } });
  await pause();
  expect(previewed(parts)?.seal).toBe('seal-2');
  const before = parts.draft.preview.mock.calls.length;
  session.point(1);
  await pause();
  expect(parts.draft.preview).toHaveBeenCalledTimes(before);
});

test('why seals cannot stand so is told until they can', async () => {
  const { asked, session, draft } = setUp();
  draft.preview.mockRejectedValueOnce(new Error('expired'));
  session.find({ text: '乙方' });
  asked[0]!.report(1, page(0, 1));
  asked[0]!.end();
  await pause();
  expect(session.problem.getState().fault).toEqual(new Error('expired'));
  session.stand({ anchor: 'below', offset: { x: 0, y: 0 } });
  await pause();
  expect(session.problem.getState().fault).toBeUndefined();
});

test('one stamp is placed for all places, and its words are remembered', async () => {
  const { asked, session, draft, memory } = setUp();
  session.find({ text: '乙方' });
  asked[0]!.report(1, page(0, 2), page(1, 2));
  asked[0]!.end();
  await pause();
  session.choose({ rule: 'first-of-page' });
  session.stand({ anchor: 'right', offset: { x: 1, y: 0 } });
  await session.place();
  expect(draft.add).toHaveBeenCalledTimes(1);
  expect(draft.add.mock.calls[0]?.[0]).toMatchObject({
    mode: 'keyword',
    seal: 'seal-1',
    options: { find: '乙方', which: 'first-of-page' },
  });
  expect(memory.read()).toEqual({ keywords: ['乙方'], standing: { anchor: 'right', offset: { x: 1, y: 0 } } });
});

test('without a seal, or with no place chosen, nothing is placed', async () => {
  const { asked, session, draft, state } = setUp();
  session.find({ text: '乙方' });
  asked[0]!.report(1, page(0, 1));
  asked[0]!.end();
  await pause();
  state.setState({ seal: undefined });
  await session.place();
  state.setState({ seal: SEAL });
  session.choose({ rule: 'listed', numbers: new Set() });
  await session.place();
  expect(draft.add).not.toHaveBeenCalled();
});

test('Enter searches at once, then goes from hit to hit and begins again', async () => {
  const { asked, session, surface } = setUp();
  session.type('乙方');
  session.next();
  expect(asked).toHaveLength(1);
  asked[0]!.report(2, page(0, 1), page(1, 1));
  const current = () => session.state.getState().current;
  const walked = [1, 2, 3].map(() => {
    session.next();
    return current();
  });
  expect(walked).toEqual([1, 2, 1]);
  expect(asked).toHaveLength(1);
  expect(surface.reveal.mock.calls.map(([index]) => index)).toEqual([0, 1, 0]);
});

test('a search that failed can be tried again', async () => {
  const { asked, session } = setUp();
  session.find({ text: '[' });
  asked[0]!.fail(new Error('pattern'));
  await vi.advanceTimersByTimeAsync(0);
  expect(session.search.state.getState()).toMatchObject({ status: 'failed', fault: new Error('pattern') });
  session.searchNow();
  expect(session.search.state.getState()).toMatchObject({ status: 'running', fault: undefined });
});

test('the end of the tool ends search and preview; its words are searched for again with the next one', async () => {
  const parts = setUp();
  const { asked, session, surface, tool } = parts;
  session.find({ text: '乙方' });
  asked[0]!.report(1, page(0, 2));
  tool.dispose();
  expect(asked[0]!.signal.aborted).toBe(true);
  expect(previewed(parts)).toBeUndefined();
  await pause();
  expect(previewed(parts)).toBeUndefined();
  session.switchOn(surface as unknown as DocumentSurface);
  expect(asked.map(({ query }) => query.text)).toEqual(['乙方', '乙方']);
});

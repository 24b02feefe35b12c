import type { Disposable, OpenDocument } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { deviceEntry, draftWith, FakePlanner, seal, settled } from './draft-fakes.fixture.ts';
import { DraftShelf } from './draft-shelf.ts';
import { keepDraft } from './keep-draft.ts';
import { type ExpectedKey, type Means, NO_MEANS, type Wanted } from './signing-means.ts';

/** The window's storage, which outlives the lives of the view code. */
let stored: Map<string, string>;
let cancelled: string[];
let report: (revision: number) => Promise<void>;
let lives: Disposable[];

beforeEach(() => {
  stored = new Map();
  cancelled = [];
  lives = [];
});
afterEach(() => {
  for (const life of lives) void life.dispose();
});

/** The view code starts, for the first time or anew. */
function start() {
  const planner = new FakePlanner();
  const draft = draftWith(planner);
  const means = createStore<Means>(() => NO_MEANS);
  const session = {
    draft,
    means,
    wanted: {} as Wanted,
    expected: undefined as ExpectedKey | undefined,
    want(wish: Wanted) {
      session.wanted = { ...session.wanted, ...wish };
      means.setState({ ...NO_MEANS }, true);
    },
    expect(key: ExpectedKey | undefined) {
      session.expected = key;
    },
  };
  const shelf = new DraftShelf({
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  });
  const life = keepDraft(session, {
    shelf,
    signing: { cancel: async (id) => void cancelled.push(id) },
    documents: {
      watch: (options) =>
        new Promise((resolve) => {
          options?.signal?.addEventListener('abort', () => resolve());
          report = (revision) =>
            settled(() => options?.signal?.aborted || options?.onProgress?.([{ id: 'doc', revision } as OpenDocument]));
        }),
    },
  });
  lives.push(life);
  const add = (x: number) => draft.add({ mode: 'normal', seal: seal.id, options: { page: 0, x, y: 100 } });
  const centres = () => draft.state.getState().stamps.map(({ options }) => options.x);
  return { session, planner, draft, add, centres, end: () => void life.dispose() };
}

test('what is placed is there again when the code starts anew, planned and with its seal', async () => {
  const before = start();
  await before.add(50);
  await before.add(90);
  before.draft.move('stamp-1', 0, { page: 2, x: 60, y: 70 }, 'drag');
  before.end();
  const after = start();
  await settled();
  expect(after.draft.state.getState()).toMatchObject({
    stamps: [
      { options: { page: 2, x: 60, y: 70 }, seal, places: [{ page: 2 }], problem: undefined },
      { options: { x: 90 }, seal },
    ],
    canUndo: false,
  });
  expect(await after.add(120)).toBe('stamp-3');
});

test('stamps by the dozen and stamps on many pages are planned together when they come back', async () => {
  const before = start();
  await before.draft.addAll(
    [50, 60, 70].map((x) => ({ mode: 'normal', seal: seal.id, options: { page: x, pages: 400, x, y: 9 } })),
  );
  before.end();
  const after = start();
  await settled();
  const { stamps } = after.draft.state.getState();
  expect(stamps.map(({ places }) => [places.length, places[0]?.page, places.at(-1)?.page])).toEqual([
    [400, 50, 449],
    [400, 60, 459],
    [400, 70, 469],
  ]);
  expect(after.planner.calls).toBe(1);
});

test('what was taken away or signed does not come back', async () => {
  const first = start();
  await first.add(50);
  first.draft.clear();
  expect(stored.size).toBe(0);
  await first.add(60);
  first.draft.submitted(1);
  expect(stored.size).toBe(0);
});

test('the choices are kept with the stamps, and the key that they were to be signed with', async () => {
  const before = start();
  await before.add(50);
  const expected = { ref: 'second', device: deviceEntry() };
  before.session.expect(expected);
  before.session.want({ key: 'second', format: 'ses' });
  before.end();
  expect(start().session).toMatchObject({ wanted: { key: 'second', format: 'ses' }, expected });
});

test('a kept seal still says whose it is, once for all its stamps and without the life of its picture', async () => {
  const before = start();
  await before.add(50);
  await before.add(60);
  before.end();
  const [kept] = [...stored.values()].map((text) => JSON.parse(text));
  expect(kept.seals).toEqual([
    {
      ...{ id: seal.id, name: seal.name, widthMm: 40, heightMm: 40, certificates: [], isElectronic: false },
      device: deviceEntry(),
    },
  ]);
  expect(kept.stamps).toMatchObject([{ seal: seal.id }, { seal: seal.id }]);
});

test('stamps whose submission was forgotten are gone when the document is signed meanwhile', async () => {
  const before = start();
  await before.add(50);
  before.draft.setBusy(true, 4);
  before.end();
  const after = start();
  expect(cancelled).toEqual(['doc']);
  await report(5);
  expect(after.centres()).toEqual([]);
  after.end();
  expect(start().centres()).toEqual([]);
});

test('they come back when it is not signed, and go when it is signed in the end', async () => {
  const before = start();
  await before.add(50);
  before.draft.setBusy(true, 4);
  before.end();
  const after = start();
  expect(after.centres()).toEqual([]);
  await report(4);
  expect(after.centres()).toEqual([50]);
  await report(5);
  expect(after.centres()).toEqual([]);
  expect(stored.size).toBe(0);
});

test('a submission that follows decides by itself', async () => {
  const before = start();
  await before.add(50);
  before.draft.setBusy(true, 4);
  before.end();
  const after = start();
  await report(4);
  after.draft.setBusy(true, 4);
  await report(5);
  expect(after.centres()).toEqual([50]);
});

test('what cannot be read in the storage is as good as nothing', () => {
  stored.set('sealwright.signing.draft.3.doc', '{"stamps":');
  expect(start().centres()).toEqual([]);
});

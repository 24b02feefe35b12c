import { beforeEach, expect, test, vi } from 'vitest';
import type { KeyListing, SealEntry } from '../common-signing-rpc.ts';
import { deviceEntry, keyEntry, movable, placeAll, sealEntry } from './draft-fakes.fixture.ts';
import { DraftSession } from './draft-session.ts';
import { SealLibrary } from './seal-library.ts';
import { SigningModes } from './signing-modes.ts';

type Calls = ConstructorParameters<typeof DraftSession>[1];

const device = deviceEntry();
const other = deviceEntry('d:other', '网证通-2');
const key = keyEntry();
const otherKey = keyEntry({ ref: 'd:other:k', device: other, sha256: 'bb' });

let listing: KeyListing;
let seals: SealEntry[];
let asked: unknown[][];
let library: SealLibrary;
let session: DraftSession;

/** What is plugged in from now on. */
async function plug(...plugged: (typeof key)[]): Promise<void> {
  listing = { ...listing, devices: plugged.map((each) => each.device), keys: plugged };
  seals = plugged.map((each) => sealEntry({ id: `seal of ${each.ref}`, device: each.device }));
  await library.load();
  session.refresh();
}

beforeEach(async () => {
  listing = { devices: [], keys: [], formats: [], pending: [], faults: [] };
  seals = [];
  asked = [];
  const calls = {
    seals: async () => seals,
    keys: async () => listing,
    modes: async () => [],
    place: async (_document: string, stamps: Parameters<typeof placeAll>[0]) => placeAll(stamps),
    preflight: async (...words: unknown[]) => {
      asked.push(words);
      return { places: 1, allowed: true, signatures: [], warnings: [] };
    },
  } as unknown as Calls;
  const modes = new SigningModes();
  modes.describe('normal', movable);
  const pictures = { address: async (id: string) => `blob:${id}` };
  library = new SealLibrary(calls, pictures as unknown as ConstructorParameters<typeof SealLibrary>[1], modes);
  session = new DraftSession('doc', calls, library, modes);
  await plug(key, otherKey);
  await session.draft.add({ mode: 'normal', seal: 'seal of d:t:k', options: { page: 0, x: 50, y: 100 } });
});

const canSubmit = () => vi.waitFor(() => expect(session.canSubmit()).toBe(true));

test('a placed seal chooses the key on its device', async () => {
  expect(session.means.getState()).toMatchObject({ fitting: [key], chosen: key });
  await canSubmit();
  expect(asked.at(-1)?.slice(1, 3)).toMatchObject([[{ seal: 'seal of d:t:k' }], { key: 'd:t:k' }]);
});

test('pulled out, the key is awaited and no other takes its place; plugged in again, all is as before', async () => {
  await canSubmit();
  await plug(otherKey);
  expect(session.means.getState()).toMatchObject({ awaited: [device], chosen: undefined });
  expect(session.canSubmit()).toBe(false);
  expect(session.draft.state.getState().stamps).toMatchObject([{ places: [{ page: 0 }], problem: undefined }]);
  await plug(key, otherKey);
  expect(session.means.getState()).toMatchObject({ awaited: [], chosen: key });
  await canSubmit();
});

test('a key whose PIN is locked submits nothing', async () => {
  await canSubmit();
  await plug({ ...key, pin: { state: 'locked' } });
  expect(session.canSubmit()).toBe(false);
  await plug({ ...key, pin: { state: 'last-try' } });
  await canSubmit();
});

test('tools offer the same keys and seals, with what hinders them beside what is placed', async () => {
  const { draft } = session;
  expect(draft.means.getState()).toMatchObject({
    isReading: false,
    key: 'd:t:k',
    keys: [
      { ref: 'd:t:k', holder: key.holder, device: device.name, seals: ['seal of d:t:k'], hindrance: undefined },
      { ref: 'd:other:k', seals: ['seal of d:other:k'], hindrance: { en: 'not for the seals that are placed' } },
    ],
    seals: [
      { id: 'seal of d:t:k', hindrance: undefined },
      { id: 'seal of d:other:k', hindrance: { en: 'On another key' } },
    ],
  });
  draft.clear();
  expect(draft.means.getState().keys.map(({ hindrance }) => hindrance)).toEqual([undefined, undefined]);
  draft.chooseKey('d:other:k');
  expect(draft.means.getState().key).toBe('d:other:k');
  draft.chooseSeal('seal of d:other:k');
  expect(draft.state.getState().seal?.id).toBe('seal of d:other:k');
  draft.chooseSeal(undefined);
  expect(draft.state.getState().seal).toBeUndefined();
});

test('a key that what is placed cannot be signed with is not chosen', async () => {
  session.draft.chooseKey('d:other:k');
  expect(session.draft.means.getState().key).toBe('d:t:k');
  expect(session.expected).toMatchObject({ ref: 'd:t:k' });
});

test('keys that are there do not wait for seals that are slow', async () => {
  let answer = (_found: readonly SealEntry[]) => {};
  const slow = new Promise<readonly SealEntry[]>((resolve) => {
    answer = resolve;
  });
  const calls = { seals: () => slow, keys: async () => listing, modes: async () => [] } as unknown as Calls;
  const pictures = {} as ConstructorParameters<typeof SealLibrary>[1];
  const slowLibrary = new SealLibrary(calls, pictures, new SigningModes());
  const loading = slowLibrary.load();
  await vi.waitFor(() =>
    expect(slowLibrary.state.getState()).toMatchObject({ state: 'loading', keys: [key, otherKey] }),
  );
  answer([]);
  await loading;
  expect(slowLibrary.state.getState().state).toBe('ready');
});

import { toDisposable } from '@sealwright/core/api';
import type { DocumentSurface } from '@sealwright/ui';
import { expect, it } from 'vitest';
import { SignaturePlaces } from './signature-places.tsx';

const { signal } = new AbortController();
const box = (x: number) => ({ x, y: 0, width: 10, height: 10, rotation: 0 });

/** An open document 'a' whose signature stands on pages 1 and 4. */
function scene() {
  const revealed: unknown[] = [];
  let rings = 0;
  const surface: Partial<DocumentSurface> = {
    reveal: (page, at) => void revealed.push([page, at?.x]),
    addOverlay() {
      rings++;
      return toDisposable(() => void rings--);
    },
  };
  const all = [
    { page: 1, box: box(5) },
    { page: 4, box: box(7) },
  ];
  const places = new SignaturePlaces({ places: async (_, fields) => (fields.length > 0 ? all : []) }, async () => ({
    of: () => Promise.reject(new Error('the viewer stands')),
    find: (id) => (id === 'a' ? (surface as DocumentSurface) : undefined),
  }));
  return { places, revealed, rings: () => rings };
}

it('shows one place after the other, round and round, with one ring at a time', async () => {
  const { places, revealed, rings } = scene();
  expect(await places.show('a', ['seal'], 0, signal)).toEqual({ index: 0, count: 2 });
  expect(await places.show('a', ['seal'], 1, signal)).toEqual({ index: 1, count: 2 });
  expect(await places.show('a', ['seal'], 2, signal)).toEqual({ index: 0, count: 2 });
  expect(revealed).toEqual([
    [1, 5],
    [4, 7],
    [1, 5],
  ]);
  expect(rings()).toBe(1);
  places.dispose();
  expect(rings()).toBe(0);
});

it('shows nothing for an invisible signature or a document without a viewer', async () => {
  const { places, revealed } = scene();
  expect(await places.show('a', [], 0, signal)).toBeUndefined();
  expect(await places.show('b', ['seal'], 0, signal)).toBeUndefined();
  expect(revealed).toEqual([]);
});

it('does nothing for who is not waiting any more', async () => {
  const { places, revealed, rings } = scene();
  const leaving = new AbortController();
  const shown = places.show('a', ['seal'], 0, leaving.signal);
  leaving.abort();
  await expect(shown).rejects.toBeDefined();
  expect(revealed).toEqual([]);
  expect(rings()).toBe(0);
});

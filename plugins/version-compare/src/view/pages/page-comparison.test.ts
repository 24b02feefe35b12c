import { pageGeometry } from '@sealwright/core/api';
import type { DrawnPages } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import type { Picture } from './differing-regions.ts';
import { PageComparison, type Side } from './page-comparison.ts';
import { pairInOrder } from './pair-pages.ts';

const A4 = { x1: 0, y1: 0, x2: 595, y2: 842 };
const A3 = { x1: 0, y1: 0, x2: 842, y2: 1191 };

/** Pages are numbers: their grey. */
function scene({ before, after, suspects = [], sizes = {} }: Scene) {
  const drawn: string[] = [];
  const disposed: Side[] = [];
  const canvases: { width: number; height: number; grey: number }[] = [];
  const version = (side: Side, pages: readonly (number | Error)[]): DrawnPages => ({
    pages: pages.map((_, index) => pageGeometry(index, sizes[`${side} ${index}`] ?? A4, 0, 1)),
    async draw(page) {
      drawn.push(`${side} ${page}`);
      const grey = pages[page]!;
      if (grey instanceof Error) throw grey;
      const canvas = { width: 8, height: 8, grey };
      canvases.push(canvas);
      return canvas as unknown as HTMLCanvasElement;
    },
    dispose: () => void disposed.push(side),
  });
  const comparison = new PageComparison({
    open: async (side) => version(side, side === 'before' ? before : after),
    pair: async (count) => pairInOrder(count),
    suspects: async () => suspects,
    pixels: (canvas) => pixels((canvas as unknown as { grey: number }).grey),
  });
  const settled = () =>
    vi.waitFor(() => {
      const state = comparison.state.getState();
      expect(['done', 'failed', 'stopped']).toContain(state.phase);
      return state;
    });
  return { comparison, drawn, disposed, canvases, settled };
}

interface Scene {
  readonly before: readonly (number | Error)[];
  readonly after: readonly (number | Error)[];
  readonly suspects?: readonly number[];
  readonly sizes?: Readonly<Record<string, typeof A4>>;
}

function pixels(grey: number): Picture {
  return { width: 8, height: 8, data: new Uint8ClampedArray(8 * 8 * 4).fill(grey) };
}

test('tells of every page whether it is the same, and gives back what it drew', async () => {
  const { settled, canvases } = scene({ before: [1, 2, 3], after: [1, 200, 3] });
  const { phase, done, pairs } = await settled();
  expect({ phase, done }).toEqual({ phase: 'done', done: 3 });
  expect(pairs.map(({ result }) => result?.kind)).toEqual(['same', 'changed', 'same']);
  expect(canvases.every(({ width, height }) => width === 0 && height === 0)).toBe(true);
});

test('compares first what is known to be changed', async () => {
  const { settled, drawn } = scene({ before: [1, 2, 3], after: [1, 2, 3], suspects: [2] });
  await settled();
  expect(drawn.filter((page) => page.startsWith('before'))).toEqual(['before 2', 'before 0', 'before 1']);
});

test('a page that cannot be drawn was not compared, and the others were', async () => {
  const { settled } = scene({ before: [1, 2], after: [new Error('damaged'), 2] });
  expect((await settled()).pairs.map(({ result }) => result?.kind)).toEqual(['unreadable', 'same']);
});

test('pages of another size are not drawn over each other', async () => {
  const { settled, drawn } = scene({ before: [1], after: [1], sizes: { 'after 0': A3 } });
  expect((await settled()).pairs[0]?.result).toEqual({ kind: 'resized' });
  expect(drawn).toEqual([]);
});

test('stopped it compares no further page, and goes on where it was', async () => {
  const { comparison, settled, drawn } = scene({ before: [1, 2, 3, 4], after: [1, 2, 3, 4] });
  const stop = comparison.state.subscribe(({ done }) => {
    if (done === 1) comparison.stop();
  });
  expect(await settled()).toMatchObject({ phase: 'stopped', done: 1 });
  const before = drawn.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(drawn.length - before).toBeLessThanOrEqual(1);
  stop();
  comparison.goOn();
  expect(await settled()).toMatchObject({ phase: 'done', done: 4 });
});

test('what it opened is disposed of with it', async () => {
  const { comparison, settled, disposed } = scene({ before: [1], after: [1] });
  await settled();
  comparison.dispose();
  expect(disposed.sort()).toEqual(['after', 'before']);
});

test('a version that does not open fails the whole, and the other is not left open', async () => {
  const disposed: string[] = [];
  const comparison = new PageComparison({
    open: async (side) => {
      if (side === 'after') throw new Error('unreadable');
      return { pages: [], draw: async () => ({}) as never, dispose: () => void disposed.push(side) };
    },
    pair: async () => [],
    suspects: async () => [],
  });
  await vi.waitFor(() => expect(comparison.state.getState()).toMatchObject({ phase: 'failed' }));
  expect(disposed).toEqual(['before']);
});

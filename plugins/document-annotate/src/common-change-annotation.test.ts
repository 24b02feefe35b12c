import { expect, test } from 'vitest';
import type { PageAnnotation } from './common-annotation.ts';
import { boxOf } from './common-annotation-box.ts';
import { movedBy, resizedTo } from './common-change-annotation.ts';

const shared = { id: 'a', page: 0, colour: 'red', opacity: 1, contents: '', author: '' };
const ALL: readonly PageAnnotation[] = [
  {
    ...shared,
    kind: 'highlight',
    areas: [
      { x: 10, y: 20, width: 30, height: 5 },
      { x: 10, y: 30, width: 40, height: 5 },
    ],
  },
  { ...shared, kind: 'note', at: { x: 10, y: 20 } },
  { ...shared, kind: 'text', at: { x: 10, y: 20 }, width: 40, fontSize: 5 },
  { ...shared, kind: 'line', from: { x: 10, y: 20 }, to: { x: 50, y: 20 }, isArrow: true, lineWidth: 1 },
  { ...shared, kind: 'box', at: { x: 10, y: 20 }, width: 40, height: 15, lineWidth: 1 },
  {
    ...shared,
    kind: 'ink',
    strokes: [
      [
        { x: 10, y: 20 },
        { x: 50, y: 35 },
      ],
    ],
    lineWidth: 1,
  },
];

test.each(ALL.map((annotation) => [annotation.kind, annotation] as const))('%s moves as a whole', (_, annotation) => {
  const [before, after] = [boxOf(annotation), boxOf(movedBy(annotation, { x: 3.5, y: -2.25 }))];
  expect(after.x - before.x).toBeCloseTo(3.5, 6);
  expect(after.y - before.y).toBeCloseTo(-2.25, 6);
  expect(after.width).toBeCloseTo(before.width, 6);
  expect(after.height).toBeCloseTo(before.height, 6);
});

test.each(['highlight', 'box'] as const)('%s fills the box that it is given', (kind) => {
  const annotation = ALL.find((each) => each.kind === kind)!;
  const wanted = { x: 5, y: 6, width: 80, height: 45 };
  const resized = boxOf(resizedTo(annotation, boxOf(annotation), wanted));
  for (const [key, value] of Object.entries(wanted)) expect(resized[key as 'x']).toBeCloseTo(value, 1);
});

test('a note keeps its size, a text its height', () => {
  const [note, text] = [ALL[1]!, ALL[2]!];
  const wanted = { x: 5, y: 6, width: 80, height: 45 };
  expect(boxOf(resizedTo(note, boxOf(note), wanted))).toEqual({ ...boxOf(note), x: 5, y: 6 });
  expect(boxOf(resizedTo(text, boxOf(text), wanted))).toEqual({ ...boxOf(text), x: 5, y: 6, width: 80 });
});

test('what has no height is stretched all the same', () => {
  const line = ALL[3]! as Extract<PageAnnotation, { kind: 'line' }>;
  const flat = { x: 10, y: 20, width: 40, height: 0 };
  expect(resizedTo(line, flat, { ...flat, width: 20 })).toMatchObject({ from: { x: 10, y: 20 }, to: { x: 30, y: 20 } });
});

test('nothing becomes smaller than can be gripped', () => {
  const box = ALL[4]!;
  expect(resizedTo(box, boxOf(box), { x: 0, y: 0, width: 0, height: -5 })).toMatchObject({ width: 1, height: 1 });
});

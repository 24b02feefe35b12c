import { boundsOfUnitSquare, boxToUser, pageGeometry, type Rectangle } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { fieldPlaces } from './field-places.ts';

const rect = { x1: 100, y1: 650, x2: 200, y2: 700 };
const visible = { x1: 20, y1: 30, x2: 520, y2: 730 };

const placesOn = (rotate: 0 | 90 | 180 | 270, userUnit: number, rects: readonly (Rectangle | undefined)[]) =>
  fieldPlaces(
    { geometry: async (index) => pageGeometry(index, visible, rotate, userUnit) },
    rects.map((one, page) => ({ name: `field ${page}`, ...(one && { widget: { page, rect: one } }) })),
  );

test.each([0, 90, 180, 270] as const)(
  'a field on a page turned by %i stands where a seal in its box would',
  async (rotate) => {
    for (const userUnit of [1, 2.5]) {
      const [place] = await placesOn(rotate, userUnit, [rect]);
      const page = pageGeometry(0, visible, rotate, userUnit);
      const back = boundsOfUnitSquare(boxToUser(page, place!.box));
      for (const key of ['x1', 'y1', 'x2', 'y2'] as const) expect(back[key]).toBeCloseTo(rect[key], 6);
    }
  },
);

test('distances are measured from the top left corner of what is visible', async () => {
  const [place] = await placesOn(0, 1, [rect]);
  expect(place!.box.x).toBeCloseTo((80 / 72) * 25.4, 6);
  expect(place!.box.y).toBeCloseTo((30 / 72) * 25.4, 6);
  expect(place!.box.width).toBeCloseTo((100 / 72) * 25.4, 6);
});

test('fields that do not show have no place; the others keep their order, names and pages', async () => {
  const flat = { ...rect, y2: rect.y1 };
  const places = await placesOn(0, 1, [rect, undefined, flat, rect]);
  expect(places).toMatchObject([
    { name: 'field 0', page: 0 },
    { name: 'field 3', page: 3 },
  ]);
});

import { pageGeometry } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { anchorAt, scrollIntoSight, scrollTo } from './anchor.ts';
import { PAGE_GAP, PageLayout, SIDE_MARGIN, VERTICAL_MARGIN } from './page-layout.ts';
import type { Turn } from './turn.ts';
import { ACTUAL_SIZE } from './zoom.ts';

const A4 = { x1: 0, y1: 0, x2: 595.276, y2: 841.89 };
/** A4, a landscape A3 by /Rotate, a cropped page that begins off the origin, and one with a /UserUnit. */
const mixed = [
  pageGeometry(0, A4, 0, 1),
  pageGeometry(1, { x1: 0, y1: 0, x2: 841.89, y2: 1190.55 }, 90, 1),
  pageGeometry(2, { x1: -20, y1: 33.3, x2: 200, y2: 400 }, 270, 1),
  pageGeometry(3, { x1: 0, y1: 0, x2: 200, y2: 300 }, 180, 2.5),
];
const turns: readonly Turn[] = [0, 90, 180, 270];

function layout(options: Partial<ConstructorParameters<typeof PageLayout>[1]> = {}, pages = mixed) {
  return new PageLayout(pages, { scale: ACTUAL_SIZE, turn: 0, windowWidth: 900, pixelRatio: 1, ...options });
}

describe('the pages of a layout', () => {
  test('stand one below the other in the middle of the content', () => {
    const { slots, size } = layout();
    expect(slots[0]!.top).toBe(VERTICAL_MARGIN);
    for (const [index, slot] of slots.entries()) {
      expect(slot.left + slot.width / 2).toBeCloseTo(size.width / 2, -0.3);
      const above = slots[index - 1];
      if (above) expect(Math.abs(slot.top - (above.top + above.height + PAGE_GAP))).toBeLessThanOrEqual(0.5);
    }
  });

  test('are as large as their geometry says, turned by the page and by the view', () => {
    const upright = layout().slots;
    expect(upright[1]!.width).toBeCloseTo(420 * ACTUAL_SIZE, 1);
    expect(upright[1]!.height).toBeCloseTo(297 * ACTUAL_SIZE, 1);
    expect(upright[3]!.width).toBeCloseTo(((200 * 2.5) / 72) * 96, 6);
    const turned = layout({ turn: 90 }).slots;
    expect(turned[1]!.width).toBeCloseTo(297 * ACTUAL_SIZE, 1);
  });

  test('widen the content where they do not fit the window', () => {
    expect(layout({ windowWidth: 300 }).size.width).toBe(Math.ceil((1190.55 / 72) * 96) + 2 * SIDE_MARGIN);
    expect(layout({ windowWidth: 5000 }).size.width).toBe(5000);
  });

  test.each([1, 1.25, 1.5, 2, 3])('begin on whole device pixels at a ratio of %f', (pixelRatio) => {
    for (const { left, top } of layout({ pixelRatio, scale: 1.2345 }).slots) {
      expect(left * pixelRatio).toBeCloseTo(Math.round(left * pixelRatio), 6);
      expect(top * pixelRatio).toBeCloseTo(Math.round(top * pixelRatio), 6);
    }
  });
});

describe('places', () => {
  test.each(turns.flatMap((turn) => [0.1, 0.75, 1, 3.7, 8].map((zoom) => ({ turn, zoom }))))(
    'lead to points and back at zoom $zoom, turned by $turn',
    ({ turn, zoom }) => {
      const { pointOf, locate } = bound(layout({ turn, scale: zoom * ACTUAL_SIZE, pixelRatio: 1.5 }));
      for (const { index, size } of mixed) {
        const place = { page: index, x: size.width * 0.13, y: size.height * 0.77 };
        const point = pointOf(place);
        const found = locate(point.x, point.y)!;
        expect(found.page).toBe(index);
        expect(Math.hypot(found.x - place.x, found.y - place.y)).toBeLessThan(1e-6);
      }
    },
  );

  test('turn with the view: the top left corner of the page goes clockwise', () => {
    const corner = { page: 0, x: 0, y: 0 };
    const at = (turn: Turn) => {
      const turned = layout({ turn }, [mixed[0]!]);
      const { left, top, width, height } = turned.slots[0]!;
      const point = turned.pointOf(corner);
      return [(point.x - left) / width, (point.y - top) / height].map(Math.round);
    };
    expect(turns.map(at)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
  });

  test('do not exist beside and between pages', () => {
    const { slots, locate } = bound(layout());
    const { left, top, height } = slots[0]!;
    expect(locate(left - 1, top + 10)).toBeUndefined();
    expect(locate(left + 10, top + height + PAGE_GAP / 2)).toBeUndefined();
    expect(locate(left + 10, top + 10)).toMatchObject({ page: 0 });
  });
});

describe('what is in sight', () => {
  test('is every page of which a part lies in the stripe', () => {
    const { slots, range } = bound(layout());
    expect(range(0, slots[0]!.top + 1)).toEqual([0, 0]);
    expect(range(slots[1]!.top + 1, slots[3]!.top + 1)).toEqual([1, 3]);
    expect(range(0, Number.POSITIVE_INFINITY)).toEqual([0, 3]);
    const [first, last] = range(slots[3]!.top + slots[3]!.height + 1, Number.POSITIVE_INFINITY);
    expect(last).toBeLessThan(first);
  });

  test('counts as the current page where it fills most', () => {
    const even = layout(
      {},
      [0, 1, 2, 3].map((index) => pageGeometry(index, A4, 0, 1)),
    );
    const { top, height } = even.slots[1]!;
    expect(even.fullest(top - 300, top + 200)).toBe(0);
    expect(even.fullest(top - 200, top + 300)).toBe(1);
    expect(even.fullest(top + height - 1, top + height + 2000)).toBe(2);
    expect(even.fullest(0, Number.POSITIVE_INFINITY)).toBe(0);
    expect(even.fullest(even.size.height - 10, even.size.height)).toBe(3);
  });
});

describe('an anchor', () => {
  test('keeps its place under its point through zooming, turning and resizing', () => {
    const before = layout({ scale: 2 });
    const scroll = { x: 40, y: before.slots[1]!.top - 100 };
    const anchor = anchorAt(before, scroll, { x: 450, y: 300 });
    expect(anchor.place.page).toBe(1);
    for (const after of [
      layout({ scale: 9 }),
      layout({ scale: 2, turn: 90 }),
      layout({ scale: 2, windowWidth: 1500 }),
    ]) {
      const next = scrollTo(after, anchor);
      const found = after.locate(next.x + anchor.at.x, next.y + anchor.at.y)!;
      expect(found.page).toBe(1);
      expect(Math.hypot(found.x - anchor.place.x, found.y - anchor.place.y)).toBeLessThan(1e-6);
    }
  });

  test('survives that the document has fewer pages', () => {
    const anchor = anchorAt(layout(), { x: 0, y: 0 }, { x: 10, y: layout().slots[3]!.top + 5 });
    expect(anchor.place.page).toBe(3);
    expect(() => scrollTo(layout({}, mixed.slice(0, 2)), anchor)).not.toThrow();
  });
});

test('what is in sight already does not scroll; what is not comes to the middle', () => {
  const window = { width: 800, height: 600 };
  const box = { left: 300, top: 1000, width: 100, height: 100 };
  expect(scrollIntoSight(box, { x: 0, y: 900 }, window)).toEqual({ x: 0, y: 900 });
  expect(scrollIntoSight(box, { x: 0, y: 0 }, window)).toEqual({ x: 0, y: 750 });
  expect(scrollIntoSight({ ...box, height: 2000 }, { x: 0, y: 0 }, window).y).toBe(984);
});

/** The methods as functions. */
function bound(of: PageLayout) {
  return {
    slots: of.slots,
    pointOf: of.pointOf.bind(of),
    locate: of.locate.bind(of),
    range: of.range.bind(of),
  };
}

import { pageGeometry } from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { ACTUAL_SIZE } from '../layout/zoom.ts';
import { Viewport } from './viewport.ts';

const A4 = { x1: 0, y1: 0, x2: 595.276, y2: 841.89 };
const pages = Array.from({ length: 50 }, (_, index) => pageGeometry(index, A4, index % 7 === 3 ? 90 : 0, 1));
const room = { width: 900, height: 700 };
const frame = { left: 300, top: 100 };

/** As much of an element that scrolls as the viewport uses; it clips like a browser. */
function fakeScroller(viewport: Viewport) {
  const scroller = {
    scrollLeft: 0,
    scrollTop: 0,
    getBoundingClientRect: () => ({ ...frame, ...room }),
    scrollTo({ left, top }: { left: number; top: number }) {
      const { size } = viewport.store.getState().layout;
      scroller.scrollLeft = Math.min(Math.max(0, left), size.width - room.width);
      scroller.scrollTop = Math.min(Math.max(0, top), size.height - room.height);
    },
    scrollBy: ({ top }: { top: number }) =>
      scroller.scrollTo({ left: scroller.scrollLeft, top: scroller.scrollTop + top }),
  };
  return scroller;
}

let viewport: Viewport;
let scroller: ReturnType<typeof fakeScroller>;

beforeEach(() => {
  viewport = new Viewport('page');
  scroller = fakeScroller(viewport);
  viewport.attach(scroller as unknown as HTMLElement);
  viewport.setPages(pages);
  viewport.setWindow(room, 1);
  viewport.restoreScroll();
});

const scrollTo = (top: number) => {
  scroller.scrollTo({ left: scroller.scrollLeft, top });
  viewport.didScroll();
};

describe('zooming', () => {
  test.each([0.3, 1.7, 4])('keeps the place under the pointer, to %f', (zoom) => {
    scrollTo(4_000);
    const [x, y] = [frame.left + 430, frame.top + 250];
    const before = viewport.locate(x, y)!;
    viewport.zoomTo(zoom, viewport.pointIn(x, y));
    viewport.restoreScroll();
    const after = viewport.locate(x, y)!;
    expect(after.page).toBe(before.page);
    expect(Math.abs(after.y - before.y)).toBeLessThan(1e-6);
    expect(viewport.store.getState().factor).toBe(zoom);
  });

  test('in steps and back ends where it began', () => {
    viewport.zoomTo(1);
    viewport.restoreScroll();
    for (const direction of [1, 1, -1, -1] as const) viewport.zoomBy(direction);
    expect(viewport.store.getState().factor).toBe(1);
  });

  test('follows the window only where it was chosen to', () => {
    const fitted = viewport.store.getState().factor;
    viewport.setWindow({ width: 900, height: 350 }, 1);
    expect(viewport.store.getState().factor).toBeLessThan(fitted);
    viewport.zoomTo(1);
    viewport.setWindow(room, 1);
    expect(viewport.store.getState().factor).toBe(1);
  });
});

describe('the scroll position', () => {
  test('survives a new revision with more pages', () => {
    scrollTo(5_555);
    viewport.setPages([...pages, pageGeometry(50, A4, 0, 1)]);
    viewport.restoreScroll();
    expect(scroller.scrollTop).toBeCloseTo(5_555, 6);
  });

  test('survives that the element goes and another one comes', () => {
    scrollTo(5_555);
    const place = viewport.locate(frame.left + 450, frame.top + 175)!;
    scroller = fakeScroller(viewport);
    viewport.attach(scroller as unknown as HTMLElement);
    viewport.setWindow(room, 1);
    viewport.restoreScroll();
    expect(viewport.locate(frame.left + 450, frame.top + 175)).toEqual({
      page: place.page,
      x: expect.closeTo(place.x, 6),
      y: expect.closeTo(place.y, 6),
    });
  });

  test('stays at the very top when the size changes there', () => {
    viewport.zoomTo(2);
    viewport.restoreScroll();
    expect(scroller.scrollTop).toBeLessThan(1);
  });

  test('after turning is the beginning of the page that was in front', () => {
    viewport.goToPage(9);
    viewport.didScroll();
    viewport.turnBy(90);
    viewport.restoreScroll();
    const { currentPage, layout } = viewport.store.getState();
    expect(currentPage).toBe(9);
    expect(layout.slots[9]!.top - scroller.scrollTop).toBeCloseTo(7, 0);
  });
});

test('what is drawn is in sight, or a window away at most', () => {
  viewport.zoomTo(1);
  viewport.restoreScroll();
  viewport.goToPage(20);
  viewport.didScroll();
  const { drawn, currentPage } = viewport.store.getState();
  expect(currentPage).toBe(20);
  expect(drawn[0]).toBeLessThanOrEqual(20);
  expect(drawn[0]).toBeGreaterThanOrEqual(18);
  expect(drawn[1]).toBeGreaterThanOrEqual(20);
  expect(drawn[1]).toBeLessThanOrEqual(22);
});

test('the page that was gone to is the current one, also at the end where others fill more, until something scrolls', () => {
  viewport.zoomTo(0.1);
  viewport.restoreScroll();
  for (const page of [47, 48, 49]) {
    viewport.goToPage(page);
    expect(viewport.store.getState().currentPage).toBe(page);
    viewport.didScroll();
    expect(viewport.store.getState().currentPage).toBe(page);
  }
  scrollTo(scroller.scrollTop - 50);
  expect(viewport.store.getState().currentPage).toBeLessThan(49);
});

test('a box is revealed with its whole extent; one in sight moves nothing', () => {
  const box = { x: 150, y: 250, width: 42, height: 42, rotation: 0 };
  viewport.zoomTo(1);
  viewport.restoreScroll();
  viewport.reveal(30, box);
  viewport.didScroll();
  const { layout } = viewport.store.getState();
  const { x, y } = layout.pointOf({ page: 30, x: 171, y: 271 });
  expect(viewport.locate(frame.left + x - scroller.scrollLeft, frame.top + y - scroller.scrollTop)).toMatchObject({
    page: 30,
  });
  const at = scroller.scrollTop;
  viewport.reveal(30, box);
  expect(scroller.scrollTop).toBe(at);
});

test('outside the window there is no place, though pages go on there', () => {
  viewport.zoomTo(2);
  viewport.restoreScroll();
  const { width, height } = room;
  expect(viewport.locate(frame.left + width / 2, frame.top + height - 1)).toBeDefined();
  expect(viewport.locate(frame.left + width / 2, frame.top + height + 1)).toBeUndefined();
  expect(viewport.locate(frame.left - 1, frame.top + 300)).toBeUndefined();
});

test('the part of a page that is in sight is told in its own pixels', () => {
  viewport.zoomTo(2);
  viewport.restoreScroll();
  viewport.goToPage(5);
  viewport.didScroll();
  scrollTo(scroller.scrollTop + 500);
  const part = viewport.visiblePart(5)!;
  expect(part.minY).toBeCloseTo(500 - 7, 0);
  expect(part.maxY - part.minY).toBeCloseTo(room.height, 6);
  expect(part.maxX - part.minX).toBeLessThanOrEqual(210 * 2 * ACTUAL_SIZE + 1);
  expect(viewport.visiblePart(40)).toBeUndefined();
});

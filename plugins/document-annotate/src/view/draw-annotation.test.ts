import { pageGeometry } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { boxOf } from '../common-annotation-box.ts';
import { TOOLS } from './annotation-styles.ts';
import { drawnBy, drawnInMiddle, keptOnPage } from './draw-annotation.ts';

const STYLE = { colour: 'red', opacity: 1, lineWidth: 1, fontSize: 5 };
const SAID = { author: '张三', text: '批注文字' };
const A4 = pageGeometry(2, { x1: 0, y1: 0, x2: 595.28, y2: 841.89 }, 0, 1);
const trail = (...points: readonly [number, number][]) => ({ page: 1, points: points.map(([x, y]) => ({ x, y })) });

test('a drag gives the box between its ends, in whatever direction', () => {
  const drawn = drawnBy('box', trail([60, 50], [40, 55], [20, 30]), STYLE, SAID);
  expect(drawn).toMatchObject({ kind: 'box', page: 1, at: { x: 20, y: 30 }, width: 40, height: 20, author: '张三' });
});

test('an arrow points where the pointer was released', () => {
  expect(drawnBy('arrow', trail([60, 50], [20, 30]), STYLE, SAID)).toMatchObject({
    kind: 'line',
    isArrow: true,
    from: { x: 60, y: 50 },
    to: { x: 20, y: 30 },
  });
});

test('a click makes notes and texts, and of other kinds nothing', () => {
  const made = TOOLS.filter((tool) => drawnBy(tool, trail([60, 50]), STYLE, SAID) !== undefined);
  expect(made).toEqual(['note', 'text', 'ink']);
  expect(drawnBy('text', trail([60, 50]), STYLE, SAID)).toMatchObject({ contents: '批注文字', at: { x: 60, y: 50 } });
});

test('ink keeps no points that say nothing', () => {
  const drawn = drawnBy('ink', trail([10, 10], [10.1, 10], [10.2, 10.1], [12, 12]), STYLE, SAID);
  expect(drawn).toMatchObject({
    strokes: [
      [
        { x: 10, y: 10 },
        { x: 12, y: 12 },
      ],
    ],
  });
});

test.each(TOOLS)('%s can be put into the middle of a page without a pointer', (tool) => {
  const drawn = drawnInMiddle(tool, A4, STYLE, SAID);
  const { x, y, width, height } = boxOf({ ...drawn, id: 'a' });
  expect(drawn.page).toBe(2);
  expect(Math.abs(x + width / 2 - 105)).toBeLessThan(6);
  expect(Math.abs(y + height / 2 - 148.5)).toBeLessThan(6);
});

test('the middle of a box is kept on its page', () => {
  expect(keptOnPage({ x: 100, y: 100, width: 10, height: 10 }, A4)).toEqual({ x: 0, y: 0 });
  const back = keptOnPage({ x: -30, y: 400, width: 10, height: 10 }, A4);
  expect(back.x).toBeCloseTo(25, 6);
  expect(back.y).toBeCloseTo(297 - 5 - 400, 1);
});

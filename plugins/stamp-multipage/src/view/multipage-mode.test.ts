import { expect, test } from 'vitest';
import { readOptions, writeOptions } from '../common-options.ts';
import { moved, summary } from './multipage-mode.ts';
import { withCorner, withoutCorrection, withPages } from './with-changes.ts';

const A4 = { width: 210, height: 297 };

/** On pages 1, 2 and 4; the middle as the options have it. */
function stamp(options: Readonly<Record<string, unknown>>) {
  const box = { x: 0, y: 0, width: 40, height: 40, rotation: 0 };
  return {
    options: { pages: '1-2,4', ...options },
    places: [0, 1, 3].map((page) => ({ page, box, description: '公章' })),
  };
}

test('a drag moves the seal on all pages, measured from its corner', () => {
  const placed = stamp({ at: '40mm,40mm', corner: 'bottom-right', rotation: 5 });
  expect(moved(placed, 1, { page: 1, x: 100, y: 200, pageSize: A4 }, false)).toEqual({
    pages: '1-2,4',
    at: '110mm,97mm',
    corner: 'bottom-right',
    rotation: 5,
  });
});

test('from page to page it goes only among the chosen ones', () => {
  const placed = stamp({ at: '40mm,40mm' });
  expect(moved(placed, 0, { page: 3, x: 50, y: 60, pageSize: A4 }, false)).toMatchObject({ at: '50mm,60mm' });
  expect(moved(placed, 0, { page: 2, x: 50, y: 60, pageSize: A4 }, false)).toBeUndefined();
});

test('without the size of the page, only the top left corner can be measured from', () => {
  expect(moved(stamp({ at: '40mm,40mm' }), 0, { page: 0, x: 50, y: 60 }, false)).toMatchObject({ at: '50mm,60mm' });
  const other = stamp({ at: '40mm,40mm', corner: 'top-right' });
  expect(moved(other, 0, { page: 0, x: 50, y: 60 }, false)).toBeUndefined();
});

test('a single page is corrected and stays on its page; the others stay where they are', () => {
  const placed = stamp({ at: '40mm,40mm' });
  const corrected = moved(placed, 1, { page: 1, x: 50, y: 60, pageSize: A4 }, true);
  expect(corrected).toMatchObject({ at: '40mm,40mm', corrections: '2:50mm,60mm' });
  expect(moved(placed, 1, { page: 0, x: 50, y: 60, pageSize: A4 }, true)).toBeUndefined();
});

test('a corrected page moves alone from then on, until it is put back', () => {
  const placed = stamp({ at: '40mm,40mm', corrections: '2:50mm,60mm' });
  const to = { page: 1, x: 55, y: 65, pageSize: A4 };
  expect(moved(placed, 1, to, false)).toMatchObject({ at: '40mm,40mm', corrections: '2:55mm,65mm' });
  const together = moved(placed, 0, { page: 0, x: 45, y: 45, pageSize: A4 }, false);
  expect(together).toMatchObject({ at: '45mm,45mm', corrections: '2:50mm,60mm' });
  expect(writeOptions(withoutCorrection(readOptions(placed.options), 1))).not.toHaveProperty('corrections');
});

test('a seal on one page has nothing to be corrected against', () => {
  const placed = { ...stamp({ at: '40mm,40mm' }), places: stamp({}).places.slice(0, 1) };
  expect(moved(placed, 0, { page: 0, x: 50, y: 60, pageSize: A4 }, true)).not.toHaveProperty('corrections');
});

test('other pages take the corrections of those that are gone with them', () => {
  const options = readOptions({ at: '40mm,40mm', corrections: '2:50mm,60mm;4:70mm,80mm' });
  expect(writeOptions(withPages(options, '1,4', [0, 3]))).toMatchObject({ pages: '1,4', corrections: '4:70mm,80mm' });
});

test('another corner moves nothing on the page at hand, nor where the seal was corrected', async () => {
  const options = readOptions({ at: '40mm,40mm', corner: 'top-left', corrections: '3:50mm,60mm' });
  const sizes = [A4, A4, { width: 148, height: 210 }];
  const changed = await withCorner(options, 'bottom-right', 0, async (page) => sizes[page]!);
  expect(writeOptions(changed)).toMatchObject({
    at: '170mm,257mm',
    corner: 'bottom-right',
    corrections: '3:98mm,150mm',
  });
});

test.each([
  [{ pages: 'all' }, '全部（3 页）', 'all (3 pages)'],
  [{ pages: 'odd' }, '奇数页（3 页）', 'odd (3 pages)'],
  [{ pages: '1,last' }, '第 1,末 页（3 页）', 'pages 1,last (3 pages)'],
  [{}, '第 1-2,4 页（3 页）', 'pages 1-2,4 (3 pages)'],
  [{ corrections: '2:50mm,60mm' }, '第 1-2,4 页（3 页），有单独位置', 'pages 1-2,4 (3 pages), some apart'],
])('%j is told in the list', (options, chinese, english) => {
  expect(summary(stamp({ at: '40mm,40mm', ...options }))).toEqual({ 'zh-CN': chinese, en: english });
});

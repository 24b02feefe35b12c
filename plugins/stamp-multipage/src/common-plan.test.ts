import { LENGTH_PATTERN, PAGE_RANGE_PATTERN, POINT_PATTERN } from '@sealwright/core/api';
import { conformanceDocument, conformanceSeal, describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { CORRECTIONS_PATTERN } from './common-corrections.ts';
import { planMultipageStamp } from './common-plan.ts';

const [declared] = manifest.sealwright.contributes.stampModes;

describeStampMode({
  data: declared,
  mode: { plan: planMultipageStamp },
  options: [
    { at: '120mm,80mm' },
    { at: '12cm,8cm', pages: '1-3,5,last' },
    { at: '30mm,30mm', pages: 'even', corner: 'bottom-right', rotation: 37 },
    { at: '50mm,50mm', corrections: '2:100mm,60mm;6:90mm,60mm' },
    { at: '50mm,50mm', width: '38mm' },
  ],
});

const plan = (options: Record<string, unknown>) =>
  planMultipageStamp({ document: conformanceDocument, seal: conformanceSeal, options, time: new Date(0) });

test('the seal stands at the same place of every chosen page, in its true size', async () => {
  const placements = await plan({ at: '120mm,80mm', pages: '1-3,last', rotation: 30 });
  expect(placements.map(({ page }) => page)).toEqual([0, 1, 2, 5]);
  for (const { box } of placements) expect(box).toEqual({ x: 100, y: 65, width: 40, height: 30, rotation: 30 });
});

test.each([
  ['top-left', { x: 10, y: 15 }],
  ['top-right', { x: 297 - 50, y: 15 }],
  ['bottom-left', { x: 10, y: 210 - 45 }],
  ['bottom-right', { x: 297 - 50, y: 210 - 45 }],
])('from the corner %s, as the page is seen', async (corner, { x, y }) => {
  const [placement] = await plan({ at: '30mm,30mm', pages: '2', corner });
  expect(placement?.box.x).toBeCloseTo(x, 2);
  expect(placement?.box.y).toBeCloseTo(y, 2);
});

test('single pages have places of their own, from the same corner', async () => {
  const at = '30mm,30mm';
  const [first, second, third] = await plan({ at, pages: '1-3', corner: 'bottom-left', corrections: '2：50mm，60mm' });
  expect(second?.box.x).toBeCloseTo(30, 2);
  expect(second?.box.y).toBeCloseTo(210 - 75, 2);
  expect([first?.box.x, third?.box.x]).toEqual([10, 10]);
});

test('a seal that would not show on one of the pages is refused with that page', async () => {
  await expect(plan({ at: '120mm,250mm' })).rejects.toMatchObject({ code: 'stamp.outside-page', data: { page: 2 } });
  await expect(plan({ at: '120mm,250mm', pages: 'odd' })).resolves.toHaveLength(3);
});

test.each([
  [{ at: 'there' }, 'stamp.point-unreadable'],
  [{ at: '1,1', pages: 'some' }, 'pages.unreadable'],
  [{ at: '1,1', pages: '1-7' }, 'pages.beyond'],
  [{ at: '1,1', width: '1mm' }, 'stamp.size-invalid'],
  [{ at: '1,1', corrections: '2:there' }, 'multipage.correction-unreadable'],
  [{ at: '1,1', corrections: '2' }, 'multipage.correction-unreadable'],
  [{ at: '1,1', corrections: '2:1,1:2' }, 'multipage.correction-unreadable'],
  [{ at: '1,1', corrections: '2:1,1;2:3,3' }, 'multipage.correction-repeated'],
  [{ at: '1,1', pages: '1', corrections: '2:1,1' }, 'multipage.correction-not-chosen'],
])('%j is refused', async (options, code) => {
  await expect(plan(options)).rejects.toMatchObject({ code });
});

test('the manifest has the patterns that the code reads', () => {
  const { pages, at, corrections, width } = declared!.options.properties;
  expect([pages.pattern, at.pattern, corrections.pattern, width.pattern]).toEqual([
    PAGE_RANGE_PATTERN,
    POINT_PATTERN,
    CORRECTIONS_PATTERN,
    LENGTH_PATTERN,
  ]);
});

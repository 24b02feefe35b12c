import { HITS_PATTERN, PAGE_RANGE_PATTERN, POINT_PATTERN, type SearchedPage } from '@sealwright/core/api';
import { conformanceDocument, describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { DateStamps } from './date-stamps.ts';

const data = manifest.sealwright.contributes.stampModes[0]!;
const stamps = new DateStamps('Asia/Shanghai');

describeStampMode({
  data,
  mode: stamps,
  options: [
    { at: '120mm,80mm' },
    { at: '60mm,40mm', pages: 'all', 'date-format': '{y}年{M}月{d}日', colour: 'red' },
    {
      at: '60mm,40mm',
      pages: '2,last',
      'date-format': 'yyyy-MM-dd',
      font: 'hei',
      bold: true,
      size: '8mm',
      rotation: 90,
    },
  ],
});

const DEFAULTS = { 'date-format': 'yyyy年MM月dd日', font: 'song', bold: false, size: '10mm', colour: 'black' };

const plan = (options: Record<string, unknown>, time = new Date('2024-07-18T09:30:00+08:00')) =>
  stamps.plan({
    document: conformanceDocument,
    seal: undefined,
    options: { ...DEFAULTS, at: '100mm,100mm', ...options },
    time,
  });

const words = (page: number, x: number): SearchedPage => ({
  page,
  reading: 'text',
  matches: [{ text: '签署日期', before: '', after: '', boxes: [{ x, y: 60, width: 20, height: 5, rotation: 0 }] }],
});

describeStampMode({
  data,
  mode: stamps,
  found: [words(0, 30), words(1, 90), words(2, 30), words(3, 30), words(4, 20), words(5, 20)],
  options: [{ find: '签署日期' }, { find: '签署日期', hits: '2-4', which: 'last', anchor: 'below', offset: '0,2mm' }],
});

test('the patterns of the options are those of what reads them', () => {
  const { pages, at, offset, hits } = data.options.properties;
  const patterns = [PAGE_RANGE_PATTERN, POINT_PATTERN, POINT_PATTERN, HITS_PATTERN];
  expect([pages.pattern, at.pattern, offset.pattern, hits.pattern]).toEqual(patterns);
});

test('a position and words are two places', async () => {
  await expect(plan({ find: '签署日期' })).rejects.toMatchObject({ code: 'stamp.place-ambiguous' });
  await expect(plan({ at: undefined })).rejects.toMatchObject({ code: 'stamp.place-missing' });
});

test('the date of the signing time in the zone of the user', async () => {
  const [placement] = await plan({}, new Date('2024-07-17T16:00:00Z'));
  expect(placement?.description).toBe('2024年07月18日');
});

test('the box has the true size of the text and its middle at the point', async () => {
  const [placement] = await plan({ 'date-format': '{y}年{M}月{d}日' });
  // Ten square characters of 10 mm.
  expect(placement?.box.width).toBeCloseTo(100, 6);
  expect(placement!.box.x + placement!.box.width / 2).toBeCloseTo(100, 6);
  expect(placement!.box.y + placement!.box.height / 2).toBeCloseTo(100, 6);
});

test('every page has the same text, a glyph for each character', async () => {
  const placements = await plan({ pages: '1-3' });
  expect(placements.map(({ page }) => page)).toEqual([0, 1, 2]);
  for (const { appearance } of placements) {
    if (appearance.kind !== 'text') throw new Error('a date is text');
    expect(appearance.lines.map(({ text, glyphs }) => [text, glyphs.length])).toEqual([['2024年07月18日', 11]]);
  }
});

test('typeface, weight and colour are as asked for', async () => {
  const [placement] = await plan({ font: 'hei', bold: true, colour: '#ff0000' });
  expect(placement?.appearance).toMatchObject({
    typeface: { name: 'NotoSansSC-Bold', weight: 700 },
    colour: [1, 0, 0],
  });
});

test.each([
  [{ 'date-format': 'yyyy-QQ' }, 'date.pattern-invalid'],
  [{ 'date-format': '😀yyyy' }, 'fonts.character-missing'],
  [{ size: '0mm' }, 'stamp.size-invalid'],
  [{ size: '2cm', pages: '9' }, 'pages.beyond'],
  [{ size: '60mm' }, 'stamp.size-invalid'],
  [{ at: '900mm,10mm' }, 'stamp.outside-page'],
  [{ at: 'there' }, 'stamp.point-unreadable'],
])('%o is refused with %s', async (options, code) => {
  await expect(plan(options)).rejects.toMatchObject({ code });
});

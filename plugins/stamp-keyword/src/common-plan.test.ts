import {
  type DisplayBox,
  type Options,
  PAGE_RANGE_PATTERN,
  type PageReading,
  POINT_PATTERN,
  type SearchedPage,
} from '@sealwright/core/api';
import { conformanceDocument, conformanceSeal, describeStampMode } from '@sealwright/core/testkit';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { HITS_PATTERN } from './common-choose-hits.ts';
import { keywordQuery, planKeywordStamp } from './common-plan.ts';

const mode = { search: keywordQuery, plan: planKeywordStamp };

const box = (x: number, y: number, width = 30, height = 5): DisplayBox => ({ x, y, width, height, rotation: 0 });
const page = (index: number, boxes: readonly DisplayBox[], reading: PageReading = 'text'): SearchedPage => ({
  page: index,
  reading,
  matches: boxes.map((place) => ({ text: '乙方盖章', before: '', after: '', boxes: [place] })),
});
/** Two on page 1, one on page 3 and two on page 4; page 2 is a scan. */
const found = [
  page(0, [box(80, 100), box(80, 200)]),
  page(1, [], 'scan'),
  page(2, [box(80, 100)]),
  page(3, [box(50, 80), box(120, 150)]),
  page(4, []),
  page(5, [], 'blank'),
];

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode,
  found,
  options: [
    { find: '乙方盖章' },
    { find: '乙方盖章', which: 'last', anchor: 'right', offset: '5mm,-3mm' },
    { find: '[甲乙]方', pattern: true, hits: '1,3-4', rotation: 37 },
    { find: '乙方盖章', pages: '3,last,4', which: 'first-of-page', anchor: 'above' },
  ],
});

const plan = (options: Options, pages: readonly SearchedPage[] | undefined = found) =>
  planKeywordStamp({
    document: conformanceDocument,
    seal: conformanceSeal,
    options: { find: '乙方盖章', ...options },
    time: new Date(0),
    ...(pages && { found: pages }),
  });
const centres = async (options: Options, pages?: readonly SearchedPage[]) =>
  (await plan(options, pages)).map(({ page: index, box: { x, y, width, height } }) => [
    index,
    x + width / 2,
    y + height / 2,
  ]);

test('the patterns of the options are those of what reads them', () => {
  const { pages, offset, hits } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  expect([pages.pattern, offset.pattern, hits.pattern]).toEqual([PAGE_RANGE_PATTERN, POINT_PATTERN, HITS_PATTERN]);
});

describe('which places get a seal', () => {
  const ALL = [
    [0, 95, 102.5],
    [0, 95, 202.5],
    [2, 95, 102.5],
    [3, 65, 82.5],
    [3, 135, 152.5],
  ];
  const [first, second, third, fourth, fifth] = ALL;

  test.each([
    [{}, ALL],
    [{ which: 'first' }, [first]],
    [{ which: 'last' }, [fifth]],
    [{ which: 'first-of-page' }, [first, third, fourth]],
    [{ which: 'last-of-page' }, [second, third, fifth]],
    [{ hits: '2' }, [second]],
    [{ hits: '5,1-2' }, [first, second, fifth]],
    [{ hits: '1、3', pages: '1' }, [first]],
    [{ hits: '2，4', which: 'last' }, [fourth]],
    [{ pages: '2-4' }, [third, fourth, fifth]],
    [{ pages: '2-4', which: 'first' }, [third]],
  ])('%j', async (options, expected) => {
    expect(await centres(options)).toEqual(expected);
  });

  test('a place that is not there is named', async () => {
    await expect(plan({ hits: '6' })).rejects.toMatchObject({
      code: 'keyword.hit-missing',
      data: { hit: 6, count: 5 },
    });
    await expect(plan({ hits: '0' })).rejects.toMatchObject({ code: 'keyword.hit-missing', data: { hit: 0 } });
    await expect(plan({ hits: '1,x' })).rejects.toMatchObject({ code: 'keyword.hits-unreadable' });
    await expect(plan({ pages: '5' })).rejects.toMatchObject({ code: 'keyword.none-chosen' });
    await expect(plan({ pages: '7' })).rejects.toMatchObject({ code: 'pages.beyond' });
  });
});

describe('where the seal stands', () => {
  /** Words 80-110 mm, 100-105 mm; the seal is 40 x 30 mm, page 1 is A4. */
  test.each([
    ['over', [95, 102.5]],
    ['right', [130, 102.5]],
    ['left', [60, 102.5]],
    ['below', [95, 120]],
    ['above', [95, 85]],
  ])('%s the words', async (anchor, [x, y]) => {
    expect(await centres({ which: 'first', anchor })).toEqual([[0, x, y]]);
  });

  test('and is moved from there', async () => {
    expect(await centres({ which: 'first', anchor: 'right', offset: '5mm,-3mm' })).toEqual([[0, 135, 99.5]]);
    await expect(plan({ offset: 'there' })).rejects.toMatchObject({ code: 'keyword.offset-unreadable' });
  });

  test('a turned seal touches the words with the box around it', async () => {
    expect(await centres({ which: 'first', anchor: 'right', rotation: 90 })).toEqual([[0, 125, expect.closeTo(102.5)]]);
  });

  test('it never reaches beyond the page, unless it is larger than that', async () => {
    const corner = [page(0, [box(200, 292)])];
    expect(await centres({}, corner)).toEqual([[0, expect.closeTo(210 - 20, 1), expect.closeTo(297 - 15, 1)]]);
    expect(await centres({ offset: '-500mm,-500mm' }, corner)).toEqual([[0, 20, 15]]);
  });

  test('words that go on in the next line are those of the longer part', async () => {
    const [split] = found;
    const match = { text: '乙方盖章', before: '', after: '', boxes: [box(170, 100, 10), box(20, 110, 30)] };
    expect(await centres({}, [{ ...split!, matches: [match] }])).toEqual([[0, 35, 112.5]]);
  });
});

describe('words that are not there', () => {
  test('a document of text has them nowhere', async () => {
    await expect(plan({}, [page(0, []), page(1, [])])).rejects.toMatchObject({
      code: 'keyword.not-found',
      data: { find: '乙方盖章', count: 2 },
    });
  });

  test('pages that could not be searched are named', async () => {
    const scans = [page(0, []), page(1, [], 'scan'), page(2, [], 'unreadable'), page(3, [], 'blank')];
    await expect(plan({}, scans)).rejects.toMatchObject({
      code: 'keyword.not-found-in-text',
      data: { pages: '2, 3' },
    });
  });

  test('a document that nobody searched is refused', async () => {
    const input = { document: conformanceDocument, seal: conformanceSeal, time: new Date(0), options: { find: 'x' } };
    await expect(planKeywordStamp(input)).rejects.toMatchObject({ code: 'keyword.text-not-searched' });
  });
});

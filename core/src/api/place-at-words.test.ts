import { describe, expect, test } from 'vitest';
import { type DisplayBox, pageGeometry } from './geometry.ts';
import type { Options } from './options.ts';
import { offsetMoved, placeAtWords, wordQuery } from './place-at-words.ts';
import type { PageReading, SearchedPage } from './services/text-search.ts';

const size = { width: 40, height: 30 };
const stamp = { size, appearance: { kind: 'drawing', size, paths: [] }, description: '公章' } as const;
const A4 = { x1: 0, y1: 0, x2: 595.276, y2: 841.89 };
const document = { pageCount: 6, page: async (index: number) => pageGeometry(index, A4, 0, 1) };

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

const place = (options: Options, pages: readonly SearchedPage[] | undefined = found) =>
  placeAtWords({ document, options: { find: '乙方盖章', ...options }, ...(pages && { found: pages }) }, stamp);
const centres = async (options: Options, pages?: readonly SearchedPage[]) =>
  (await place(options, pages)).map(({ page: index, box: { x, y, width, height } }) => [
    index,
    x + width / 2,
    y + height / 2,
  ]);

test('what the options ask for', () => {
  expect(wordQuery({ find: '盖章' })).toEqual({ text: '盖章', kind: 'words', matchCase: false });
  expect(wordQuery({ find: '[甲乙]方', pattern: true, 'match-case': true })).toEqual({
    text: '[甲乙]方',
    kind: 'pattern',
    matchCase: true,
  });
});

describe('which places get a stamp', () => {
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

  test('all of them show one appearance', async () => {
    expect(new Set((await place({})).map(({ appearance }) => appearance)).size).toBe(1);
  });

  test('a place that is not there is named', async () => {
    await expect(place({ hits: '6' })).rejects.toMatchObject({
      code: 'words.hit-missing',
      data: { hit: 6, count: 5 },
    });
    await expect(place({ hits: '0' })).rejects.toMatchObject({ code: 'words.hit-missing', data: { hit: 0 } });
    await expect(place({ hits: '1,x' })).rejects.toMatchObject({ code: 'words.hits-unreadable' });
    await expect(place({ pages: '5' })).rejects.toMatchObject({ code: 'words.none-on-pages' });
    await expect(place({ pages: '7' })).rejects.toMatchObject({ code: 'pages.beyond' });
  });
});

describe('where the stamp stands', () => {
  /** Words 80-110 mm, 100-105 mm; the stamp is 40 x 30 mm, the page A4. */
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
    await expect(place({ offset: 'there' })).rejects.toMatchObject({ code: 'words.offset-unreadable' });
  });

  test('a turned stamp touches the words with the box around it', async () => {
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

  test('moving one place moves all by as much', async () => {
    const options = { find: '乙方盖章', anchor: 'right', offset: '5mm,-3mm' };
    const [first] = await place(options);
    const moved = offsetMoved(options, first!.box, { x: 132.34, y: 99.5 });
    expect(moved).toEqual({ ...options, offset: '2.3mm,-3mm' });
    const [, , third] = await centres(moved);
    expect(third).toEqual([2, expect.closeTo(132.3, 6), 99.5]);
  });
});

describe('words that are not there', () => {
  test('a document of text has them nowhere', async () => {
    await expect(place({}, [page(0, []), page(1, [])])).rejects.toMatchObject({
      code: 'words.not-found',
      data: { find: '乙方盖章', count: 2 },
    });
  });

  test('pages that could not be searched are named', async () => {
    const scans = [page(0, []), page(1, [], 'scan'), page(2, [], 'unreadable'), page(3, [], 'blank')];
    await expect(place({}, scans)).rejects.toMatchObject({
      code: 'words.not-found-in-text',
      data: { pages: '2, 3' },
    });
  });

  test('a document that nobody searched is refused', async () => {
    await expect(placeAtWords({ document, options: { find: 'x' } }, stamp)).rejects.toMatchObject({
      code: 'words.not-searched',
    });
  });
});

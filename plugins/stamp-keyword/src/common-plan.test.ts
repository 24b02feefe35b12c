import {
  type DisplayBox,
  HITS_PATTERN,
  LENGTH_PATTERN,
  PAGE_RANGE_PATTERN,
  type PageReading,
  POINT_PATTERN,
  type SearchedPage,
  wordQuery,
} from '@sealwright/core/api';
import { describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planKeywordStamp } from './common-plan.ts';

const box = (x: number, y: number): DisplayBox => ({ x, y, width: 30, height: 5, rotation: 0 });
const page = (index: number, boxes: readonly DisplayBox[], reading: PageReading = 'text'): SearchedPage => ({
  page: index,
  reading,
  matches: boxes.map((place) => ({ text: '乙方盖章', before: '', after: '', boxes: [place] })),
});

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { search: wordQuery, plan: planKeywordStamp },
  found: [
    page(0, [box(80, 100), box(80, 200)]),
    page(1, [], 'scan'),
    page(2, [box(80, 100)]),
    page(3, [box(50, 80), box(120, 150)]),
    page(4, []),
    page(5, [], 'blank'),
  ],
  options: [
    { find: '乙方盖章' },
    { find: '乙方盖章', which: 'last', anchor: 'right', offset: '5mm,-3mm' },
    { find: '[甲乙]方', pattern: true, hits: '1,3-4', rotation: 37 },
    { find: '乙方盖章', pages: '3,last,4', which: 'first-of-page', anchor: 'above' },
    { find: '乙方盖章', anchor: 'right', width: '38mm' },
  ],
});

test('the patterns of the options are those of what reads them', () => {
  const { pages, offset, hits, width } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  expect([pages.pattern, offset.pattern, hits.pattern, width.pattern]).toEqual([
    PAGE_RANGE_PATTERN,
    POINT_PATTERN,
    HITS_PATTERN,
    LENGTH_PATTERN,
  ]);
});

import {
  type Appearance,
  HITS_PATTERN,
  PAGE_RANGE_PATTERN,
  POINT_PATTERN,
  type SearchedPage,
  stampQuery,
} from '@sealwright/core/api';
import { conformanceDocument, describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planHandwriting } from './plan-handwriting.ts';

const LINE = '[[[10,10,0.5],[20,10,0.5],[30,10,0.5],[40,10,0.5],[50,10,0.5]]]';

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { search: stampQuery, plan: planHandwriting },
  options: [
    { strokes: LINE, at: '120mm,80mm' },
    {
      strokes: '[[[0,0],[6,2],[12,1]],[[3,8,0.9]]]',
      at: '60mm,40mm',
      pages: 'all',
      pen: 1.2,
      colour: 'blue',
      rotation: 30,
    },
  ],
});

const plan = (options: Record<string, unknown>) =>
  planHandwriting({
    document: conformanceDocument,
    seal: undefined,
    options: { at: '100mm,100mm', pen: 1, colour: 'black', name: '手写签名', ...options },
    time: new Date(0),
  });

const words = (page: number, x: number): SearchedPage => ({
  page,
  reading: 'text',
  matches: [{ text: '签字', before: '', after: '', boxes: [{ x, y: 60, width: 20, height: 5, rotation: 0 }] }],
});

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { search: stampQuery, plan: planHandwriting },
  found: [words(0, 30), words(1, 90), words(2, 30), words(3, 30), words(4, 20), words(5, 20)],
  options: [
    { strokes: LINE, find: '签字' },
    { strokes: LINE, find: '签字', hits: '2-4', which: 'last', anchor: 'below', offset: '0,2mm' },
  ],
});

test('the patterns of the options are those of what reads them', () => {
  const { pages, at, offset, hits } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  const patterns = [PAGE_RANGE_PATTERN, POINT_PATTERN, POINT_PATTERN, HITS_PATTERN];
  expect([pages.pattern, at.pattern, offset.pattern, hits.pattern]).toEqual(patterns);
});

test('a position and words are two places', async () => {
  await expect(plan({ strokes: LINE, find: '签字' })).rejects.toMatchObject({ code: 'stamp.place-ambiguous' });
  await expect(plan({ strokes: LINE, at: undefined })).rejects.toMatchObject({ code: 'stamp.place-missing' });
});

test('the middle of the ink stands at the point, wherever on the sheet it was written', async () => {
  const [here] = await plan({ strokes: LINE });
  const [there] = await plan({ strokes: LINE.replaceAll(',10,', ',210,') });
  expect(here!.box.x + here!.box.width / 2).toBeCloseTo(100, 6);
  expect(here!.box.y + here!.box.height / 2).toBeCloseTo(100, 6);
  expect(there?.box.width).toBeCloseTo(here!.box.width, 6);
});

test('a line of the pen is as long as it was drawn and about as thick as the pen', async () => {
  const [placement] = await plan({ strokes: LINE });
  expect(placement!.box.width).toBeGreaterThan(39);
  expect(placement!.box.width).toBeLessThan(42);
  expect(placement!.box.height).toBeGreaterThan(0.5);
  expect(placement!.box.height).toBeLessThan(1.5);
});

test('more pressure gives a thicker line', async () => {
  const thickness = async (pressure: number) =>
    (await plan({ strokes: LINE.replaceAll('0.5', String(pressure)) }))[0]!.box.height;
  expect(await thickness(0.9)).toBeGreaterThan((await thickness(0.2)) * 1.3);
});

test('a corner of the polygon becomes a curve, and all of it lies within the box', async () => {
  const [placement] = await plan({ strokes: '[[[0,0],[10,0.5],[10.5,10],[20,10.5]]]' });
  const [path] = drawing(placement!.appearance).paths;
  expect(new Set(path!.commands.map(([operator]) => operator))).toEqual(new Set(['M', 'C', 'Z']));
  for (const [, ...numbers] of path!.commands) {
    for (const [index, number] of numbers.entries()) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThanOrEqual((index % 2 === 0 ? placement!.box.width : placement!.box.height) + 0.001);
    }
  }
});

test('a touch of the pen is a dot', async () => {
  const [placement] = await plan({ strokes: '[[[5,5,0.5]]]' });
  expect(placement!.box.width).toBeGreaterThan(0.3);
  expect(placement!.box.width).toBeLessThan(2);
});

test('a zigzag whose outline would fill megabytes is refused', async () => {
  const zigzag = Array.from({ length: 10_000 }, (_, index) => [(index % 2) * 400, index % 300, (index % 9) / 9]);
  await expect(plan({ strokes: JSON.stringify([zigzag]) })).rejects.toMatchObject({
    code: 'handwriting.too-intricate',
  });
});

test('its name is what screen readers read', async () => {
  expect((await plan({ strokes: LINE, name: '张三的签名' }))[0]?.description).toBe('张三的签名');
});

function drawing(appearance: Appearance) {
  if (appearance.kind !== 'drawing') throw new Error('handwriting is a drawing');
  return appearance;
}

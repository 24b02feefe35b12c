import {
  type Appearance,
  HITS_PATTERN,
  PAGE_RANGE_PATTERN,
  POINT_PATTERN,
  type SearchedPage,
  stampQuery,
} from '@sealwright/core/api';
import { conformanceDocument, describeStampMode } from '@sealwright/core/testkit';
import readQr from 'jsqr';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planCodeStamp } from './plan-code-stamp.ts';

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { search: stampQuery, plan: planCodeStamp },
  options: [
    { text: 'https://example.com/verify/2024-0718', at: '180mm,20mm' },
    { text: '合同编号 HT-2024-0718', at: '60mm,40mm', pages: 'all', size: '30mm', correction: 'high', rotation: 15 },
  ],
});

const plan = (options: Record<string, unknown>) =>
  planCodeStamp({
    document: conformanceDocument,
    seal: undefined,
    options: { at: '100mm,100mm', size: '25mm', correction: 'medium', ...options },
    time: new Date(0),
  });

const words = (page: number, x: number): SearchedPage => ({
  page,
  reading: 'text',
  matches: [{ text: '核验', before: '', after: '', boxes: [{ x, y: 60, width: 20, height: 5, rotation: 0 }] }],
});

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { search: stampQuery, plan: planCodeStamp },
  found: [words(0, 30), words(1, 90), words(2, 30), words(3, 30), words(4, 20), words(5, 20)],
  options: [
    { text: 'x', find: '核验' },
    { text: 'x', find: '核验', hits: '2-4', which: 'last', anchor: 'below', offset: '0,2mm' },
  ],
});

test('the patterns of the options are those of what reads them', () => {
  const { pages, at, offset, hits } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  const patterns = [PAGE_RANGE_PATTERN, POINT_PATTERN, POINT_PATTERN, HITS_PATTERN];
  expect([pages.pattern, at.pattern, offset.pattern, hits.pattern]).toEqual(patterns);
});

test('a position and words are two places', async () => {
  await expect(plan({ text: 'x', find: '核验' })).rejects.toMatchObject({ code: 'stamp.place-ambiguous' });
  await expect(plan({ text: 'x', at: undefined })).rejects.toMatchObject({ code: 'stamp.place-missing' });
});

test.each(['low', 'medium', 'quartile', 'high'])(
  'another reader reads the text, with correction %s',
  async (correction) => {
    const text = '核验：https://example.com/verify?id=2024-0718';
    const [placement] = await plan({ text, correction });
    expect(readBack(placement!.appearance)).toBe(text);
  },
);

test('the code is a square of the given size, its margin blank', async () => {
  const [placement] = await plan({ text: 'x', size: '29mm' });
  expect(placement?.box).toMatchObject({ width: 29, height: 29 });
  // 21 modules and four on each side: one millimetre each.
  const corners = rectangles(placement!.appearance);
  expect(Math.min(...corners.map(({ left }) => left))).toBeCloseTo(4, 9);
  expect(Math.max(...corners.map(({ right }) => right))).toBeCloseTo(25, 9);
});

test.each([
  [{ text: '' }, 'code.empty'],
  [{ text: '字'.repeat(334) }, 'code.too-long'],
  [{ text: 'x'.repeat(300), size: '10mm' }, 'code.too-fine'],
  [{ text: 'x', size: '5mm' }, 'stamp.size-invalid'],
])('%o is refused with %s', async (options, code) => {
  await expect(plan(options)).rejects.toMatchObject({ code });
});

test('the size that a refusal names is enough', async () => {
  const text = 'x'.repeat(300);
  const refusal = await plan({ text, size: '10mm' }).catch((error) => error);
  await expect(plan({ text, size: `${refusal.data.needed}mm` })).resolves.toHaveLength(1);
  await expect(plan({ text, size: `${refusal.data.needed - 1}mm` })).rejects.toThrow();
});

/** The drawn rectangles, in millimetres. */
function rectangles(appearance: Appearance) {
  if (appearance.kind !== 'drawing') throw new Error('a code is a drawing');
  const points = appearance.paths.flatMap(({ commands }) =>
    commands.flatMap(([, x, y]) => (x === undefined ? [] : [{ x, y: y! }])),
  );
  return Array.from({ length: points.length / 4 }, (_, index) => {
    const [first, , third] = points.slice(index * 4);
    return { left: first!.x, top: first!.y, right: third!.x, bottom: third!.y };
  });
}

/** What jsQR reads from the drawing on white paper, eight pixels per millimetre. */
function readBack(appearance: Appearance): string | undefined {
  if (appearance.kind !== 'drawing') throw new Error('a code is a drawing');
  const scale = 8;
  const side = appearance.size.width * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { left, top, right, bottom } of rectangles(appearance)) {
    for (let y = Math.round(top * scale); y < Math.round(bottom * scale); y++) {
      for (let x = Math.round(left * scale); x < Math.round(right * scale); x++)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return readQr(pixels, side, side)?.data;
}

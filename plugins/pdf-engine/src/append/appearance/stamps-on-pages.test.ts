import type { Appearance, DisplayBox } from '@sealwright/core/api';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { PdfBuilder } from '../../testing/pdf-builder.ts';
import { rasterise } from '../testing/foreign-tools.ts';
import { place, QUARTER } from '../testing/seals.ts';
import { finish, prepare } from '../testing/sign.ts';

/** One page, about 210 x 297 mm, with a content stream. */
const page = (entries: string, content = '') =>
  new PdfBuilder()
    .object(1, '<</Type/Catalog/Pages 2 0 R>>')
    .object(2, '<</Type/Pages/Count 1/Kids[3 0 R]>>')
    .object(3, `<</Type/Page/Parent 2 0 R/Contents 4 0 R${entries}>>`)
    .stream(4, '', content)
    .table('/Root 1 0 R')
    .bytes();

async function shown(pdf: Uint8Array, box: Partial<DisplayBox>, appearance?: Appearance) {
  const stamped = await finish(await prepare(pdf, { places: [place(0, box, appearance)] }), new Uint8Array(0));
  return rasterise(stamped, 0);
}

const PAGES: Readonly<Record<string, string>> = {
  'an upright page': '/MediaBox[0 0 595 842]',
  'turned by 90': '/MediaBox[0 0 595 842]/Rotate 90',
  'turned by 180': '/MediaBox[0 0 595 842]/Rotate 180',
  'turned by 270': '/MediaBox[0 0 595 842]/Rotate 270',
  'turned by -90': '/MediaBox[0 0 595 842]/Rotate -90',
  'moved and cropped': '/MediaBox[-100 -200 595 842]/CropBox[-50 -120 500 700]',
  'cropped and turned': '/MediaBox[-100 -200 595 842]/CropBox[-50 -120 500 700]/Rotate 90',
  'in larger units': '/MediaBox[0 0 297.5 421]/UserUnit 2',
};

describe('shown by MuPDF', () => {
  test.each(Object.entries(PAGES))('upright, in its place and of true size on %s', async (_, entries) => {
    const { at } = await shown(page(entries), { x: 20, y: 30, width: 40, height: 40 });
    const black = [];
    for (let y = 1; y < 120; y++) for (let x = 1; x < 120; x++) if (at(x, y) < 128) black.push([x, y] as const);
    const [xs, ys] = [black.map(([x]) => x), black.map(([, y]) => y)];
    const edges = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
    for (const [index, edge] of [20, 30, 40, 50].entries())
      expect(Math.abs(edges[index]! - edge)).toBeLessThanOrEqual(1);
    expect(black.length).toBeGreaterThan(340);
  });

  test('a turned box turns the stamp clockwise around its centre', async () => {
    const { at } = await shown(page(PAGES['an upright page']!), { rotation: 90 });
    expect([at(30, 40), at(50, 40), at(50, 60), at(30, 60)].map((grey) => grey < 128)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('a part of a picture fills its box and shows nothing beside it, turned or not', async () => {
    const clip = { x: 0.25, y: 0, width: 0.5, height: 1 };
    const part = { kind: 'picture', picture: QUARTER, clip } as const;
    const upright = await shown(page(PAGES['an upright page']!), {}, part);
    expect([25, 35, 45, 55].map((x) => upright.at(x, 40) < 128)).toEqual([true, true, false, false]);
    const turned = await shown(
      page(PAGES['an upright page']!),
      { rotation: 45 },
      { ...part, clip: { ...clip, x: 0, width: 0.25 } },
    );
    // The rest of the picture would go on to the lower right, within the bounds of the turned box.
    expect(turned.at(50, 58)).toBeLessThan(128);
    expect(turned.at(59, 66)).toBe(255);
  });

  const GREY_HALF = '0.5 g 0 0 150 842 re f 0 g 0 600 150 842 re f';
  const white = {
    format: 'png',
    data: encode({ width: 1, height: 1, data: Uint8Array.of(255), channels: 1, depth: 8 }),
  } as const;
  const half = {
    format: 'png',
    data: encode({ width: 1, height: 1, data: Uint8Array.of(128), channels: 1, depth: 8 }),
  } as const;
  const beneath = page(PAGES['an upright page']!, GREY_HALF);

  test('what lies under a seal stays readable, and its white vanishes', async () => {
    const box = { x: 40, y: 80, width: 30, height: 30 };
    const bare = await shown(beneath, box, { kind: 'picture', picture: white });
    const tinted = await shown(beneath, box, { kind: 'picture', picture: half });
    const points = [
      [45, 82],
      [45, 100],
      [60, 100],
    ] as const;
    const greys = (raster: typeof bare) => points.map(([x, y]) => Math.round(raster.at(x, y) / 16));
    expect(greys(bare)).toEqual([0, 8, 16]);
    expect(greys(tinted)).toEqual([0, 4, 8]);
  });

  test('unless it is asked to cover it', async () => {
    const raster = await shown(beneath, { x: 40, y: 80 }, { kind: 'picture', picture: white, blend: 'normal' });
    expect(raster.at(45, 82)).toBe(255);
  });

  test('a drawing: paths in millimetres, blended once where they overlap', async () => {
    const square = (x: number) => [['M', x, 0], ['L', x + 10, 0], ['L', x + 10, 10], ['L', x, 10], ['Z']] as const;
    const fill = [0.5, 0.5, 0.5] as const;
    const drawing: Appearance = {
      kind: 'drawing',
      size: { width: 20, height: 20 },
      paths: [
        { commands: square(0), fill },
        { commands: square(5), fill },
        {
          commands: [
            ['M', 0, 15],
            ['L', 20, 15],
          ],
          stroke: { colour: [0, 0, 0], width: 2 },
        },
      ],
    };
    const raster = await shown(page(PAGES['an upright page']!), {}, drawing);
    const greys = [
      [25, 40],
      [35, 40],
      [55, 40],
      [30, 60],
      [30, 65],
    ].map(([x, y]) => Math.round(raster.at(x!, y!) / 16));
    expect(greys).toEqual([8, 8, 16, 0, 16]);
  });
});

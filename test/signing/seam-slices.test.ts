/**
 * The slices of seam seals, drawn by poppler and laid edge to edge: a line across the seal runs straight through all of
 * them, on pages of every turn, size and unit.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PageGeometry, type Placement, pageGeometry, Seals, Signing } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { followLine, lineSeal, offLine, type Point } from './line-on-pages.ts';
import { pdfOfPages, type TestPage } from './pdf-of-pages.ts';

const NAME = '直线章';
/** In points: how far slices may be off. */
const TOLERANCE = 0.1;

const A4 = [0, 0, 595.276, 841.89] as const;
const PAGES: readonly TestPage[] = [
  { mediaBox: A4 },
  { mediaBox: A4, rotate: 90 },
  { mediaBox: A4, rotate: 180 },
  { mediaBox: A4, rotate: 270 },
  { mediaBox: [-200, 100, 500, 1000], cropBox: [-100.5, 200.25, 399.5, 899.75] },
  { mediaBox: [-200, 100, 500, 1000], cropBox: [-100.5, 200.25, 399.5, 899.75], rotate: 90 },
  { mediaBox: [0, 0, 300, 400], userUnit: 2 },
  { mediaBox: [0, 0, 841.89, 1190.55] },
];

let product: DemoProduct;
let signing: Signing;
let ink: Awaited<ReturnType<Seals['inkBox']>>;
const seal = lineSeal();
const folder = mkdtempSync(join(tmpdir(), 'sealwright-seam-'));
const input = join(folder, 'pages.pdf');

beforeAll(async () => {
  writeFileSync(input, pdfOfPages(PAGES));
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
  const seals = await product.host.service(Seals);
  await seals.addPicture(seal, NAME);
  ink = await seals.inkBox(seal.picture);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function geometry(index: number): PageGeometry {
  const { mediaBox, cropBox = mediaBox, rotate = 0, userUnit = 1 } = PAGES[index]!;
  const [x1, y1, x2, y2] = cropBox;
  return pageGeometry(index, { x1, y1, x2, y2 }, rotate, userUnit);
}

async function seam(options: Record<string, unknown>): Promise<{ output: string; placements: readonly Placement[] }> {
  const output = join(folder, 'sealed.pdf');
  const stamps = [{ mode: 'seam', seal: NAME, options }];
  const request = { input, output, overwrite: true, key: 'demo-party-a', stamps };
  const { placements } = await signing.plan(request);
  await signing.submit(request);
  expect(pdfsig(output).every(({ valid, total }) => valid && total)).toBe(true);
  expect(qpdfCheck(output).code).toBe(0);
  return { output, placements };
}

/**
 * Follows the line through the slices of one seal, laid edge to edge in the order that they come in from the seal's left
 * or top end. What the slices themselves say of their part of the picture does not count.
 */
function lineThrough(output: string, slices: readonly Placement[]): readonly (readonly Point[])[] {
  const upright = slices.every(({ box }) => box.height > box.width);
  let [x, y] = [ink.x * seal.widthMm, ink.y * seal.heightMm];
  return slices.map(({ page, box }) => {
    const points = followLine(output, geometry(page), box, { x, y });
    if (upright) x += box.width;
    else y += box.height;
    return points;
  });
}

/** On the line, and no point as far from another as the slices may be. */
function expectStraight(points: readonly Point[]): void {
  const off = points.map(offLine);
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(TOLERANCE);
  expect(Math.max(...off) - Math.min(...off)).toBeLessThan(TOLERANCE);
}

test.each([
  ['right', {}],
  ['left', { inset: 4.3, 'first-share': 22, 'last-share': 19 }],
  ['bottom', { inset: 4.3, 'first-share': 22, 'last-share': 19 }],
  ['top', {}],
])(
  `at the %s edge slices meet within ${TOLERANCE} pt: %j`,
  async (edge, more) => {
    const { output, placements } = await seam({ edge, ...more });
    expect(placements).toHaveLength(PAGES.length);
    const isReversed = edge === 'left' || edge === 'top';
    const lines = lineThrough(output, isReversed ? [...placements].reverse() : placements);
    // The line is long, and no slice of the middle is without it.
    expect(lines.flat().length).toBeGreaterThan(1000);
    for (const points of lines.slice(1, -1)) expect(points.length).toBeGreaterThan(50);
    expectStraight(lines.flat());
  },
  60_000,
);

test(`between facing pages the halves meet within ${TOLERANCE} pt`, async () => {
  const { output, placements } = await seam({ edge: 'spread', shares: '2,3' });
  expect(placements.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const at of [0, 2, 4]) {
    const lines = lineThrough(output, placements.slice(at, at + 2));
    for (const points of lines) expect(points.length).toBeGreaterThan(300);
    expectStraight(lines.flat());
  }
}, 60_000);

test('the margins of the picture are cut off: ink stands at both ends of the seam', async () => {
  expect(ink.width * seal.widthMm).toBeCloseTo(30, 0);
  const { placements } = await seam({});
  const widths = placements.map(({ box }) => box.width);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThan(30.1);
  expect(placements.every(({ box }) => box.height < 45.1)).toBe(true);
});

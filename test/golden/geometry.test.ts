/**
 * Seals on pages of every geometry, drawn by poppler, against pictures that somebody has looked at.
 * `SEALWRIGHT_RETAKE_GOLDEN=1 vitest run test/golden` takes them anew: look at them before they are committed.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Seals, Signing, type StampRequest } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Raster, readPng } from '../../plugins/signing/src/testing/raster.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';
import { GEOMETRY_CASES, pdfOfCase } from './geometry-cases.ts';
import { letteredSeal } from './lettered-seal.ts';

const DPI = 40;
/**
 * Versions of poppler, and of the libraries under it, smooth edges differently. So squares are compared by their mean
 * colours: 2.5 mm wide, and as far apart as this share of full strength. A seal that is off by 1 mm is off by more, as the
 * test below shows.
 */
const SQUARE = 4;
const TOLERATED = 0.16;

const seal = 'R';
const STAMPS: readonly StampRequest[] = [
  { mode: 'normal', seal, options: { page: 1, at: '40mm,35mm', rotation: 30 } },
  { mode: 'multipage', seal, options: { at: '30mm,25mm', corner: 'bottom-right' } },
  { mode: 'seam', seal, options: { edge: 'right', at: '35%' } },
  { mode: 'seam', seal, options: { edge: 'bottom', at: '40%', shares: '2,3' } },
];

let product: DemoProduct;
let signing: Signing;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-golden-'));

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
  await (await product.host.service(Seals)).addPicture(letteredSeal(), seal);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs the document of a case; pictures of its pages. */
async function sealedPages(name: string, stamps = STAMPS): Promise<readonly string[]> {
  const [input, output] = [join(folder, `${name}.pdf`), join(folder, `${name}-sealed.pdf`)];
  writeFileSync(input, pdfOfCase(GEOMETRY_CASES[name]!));
  await signing.submit({ input, output, overwrite: true, key: 'demo-party-a', stamps });
  expect(pdfsig(output).every(({ valid, total }) => valid && total)).toBe(true);
  // poppler does not know /UserUnit: to it a unit of such a page is as large as any other.
  const dpi = name === 'user-unit' ? 2 * DPI : DPI;
  execFileSync('pdftoppm', ['-cropbox', '-png', '-r', String(dpi), output, join(folder, name)]);
  return [1, 2].map((page) => join(folder, `${name}-${page}.png`));
}

/** Share of full strength by which the colours of two pictures are apart where they are farthest. */
function difference(one: Raster, other: Raster): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let most = 0;
  for (let top = 0; top < one.height; top += SQUARE) {
    for (let left = 0; left < one.width; left += SQUARE) {
      const [a, b] = [meanOf(one, left, top), meanOf(other, left, top)];
      for (const [part, value] of a.entries()) most = Math.max(most, Math.abs(value - b[part]!) / 255);
    }
  }
  return most;
}

function meanOf({ width, height, rgb }: Raster, left: number, top: number): readonly number[] {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = top; y < Math.min(top + SQUARE, height); y++) {
    for (let x = left; x < Math.min(left + SQUARE, width); x++, count++) {
      for (const part of sum.keys()) sum[part]! += rgb[(y * width + x) * 3 + part]!;
    }
  }
  return sum.map((value) => value / count);
}

const golden = (name: string, page: number) => join(import.meta.dirname, `${name}-${page}.png`);
const picture = (path: string) => readPng(readFileSync(path));

describe.each(Object.keys(GEOMETRY_CASES))('%s', (name) => {
  test('seals stand as in the picture', async () => {
    const pages = await sealedPages(name);
    for (const [index, path] of pages.entries()) {
      if (process.env.SEALWRIGHT_RETAKE_GOLDEN) copyFileSync(path, golden(name, index + 1));
      expect(difference(picture(path), picture(golden(name, index + 1))), `page ${index + 1}`).toBeLessThan(TOLERATED);
    }
  });
});

test('a seal that is a millimetre off is told from one in its place', async () => {
  const [normal, ...others] = STAMPS;
  const moved = { ...normal!, options: { ...normal!.options, at: '41mm,35mm' } };
  const [first] = await sealedPages('plain', [moved, ...others]);
  expect(difference(picture(first!), picture(golden('plain', 1)))).toBeGreaterThan(TOLERATED);
});

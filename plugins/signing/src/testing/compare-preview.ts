/** Does the window show a placed seal as the signed file shows it? Compares two rasters of the same page. */
import { execFileSync } from 'node:child_process';
import type { DisplayBox } from '@sealwright/core/api';
import { cropped, type PixelArea, type Raster, readPng, readPpm } from './raster.ts';

export interface PreviewComparison {
  /** How far the edges of the seal's ink are apart, the largest of four, in millimetres. */
  readonly offset: number;
  /** Mean difference of the seal's pixels per channel, 0..255. */
  readonly colour: number;
  /** Share of dark pixels (text) under the seal that are as dark in the preview as in the file, 0..1. */
  readonly textKept: number;
}

export interface PreviewInput {
  /** PNG of the window, with the seal placed and nothing selected. */
  readonly preview: Uint8Array;
  /** Where the page stands in it, in pixels of the PNG. */
  readonly area: PixelArea;
  /** Path of the signed file, and the 1-based page. */
  readonly signed: string;
  readonly page: number;
  /** Width of the page in millimetres. */
  readonly pageWidth: number;
  /** Where the seal stands; it may not be cut by the page's edge, and no other red ink may be near. */
  readonly box: DisplayBox;
}

const MARGIN_MM = 3;
const DARK = 110;

/** Draws the page of the signed file with poppler's `pdftoppm` at the preview's scale and compares the seal's surroundings. */
export function comparePreview({ preview, area, signed, page, pageWidth, box }: PreviewInput): PreviewComparison {
  const shown = cropped(readPng(preview), area);
  const size = ['-scale-to-x', String(shown.width), '-scale-to-y', String(shown.height)];
  const words = ['-f', String(page), '-l', String(page), ...size, signed];
  const drawn = readPpm(execFileSync('pdftoppm', words, { maxBuffer: 1 << 30 }));
  const scale = shown.width / pageWidth;
  const [a, b] = [inkArea(shown, box, scale), inkArea(drawn, box, scale)];
  const edges = a.map((edge, index) => Math.abs(edge - b[index]!) / scale);
  return { offset: Math.max(...edges), ...pixels(shown, drawn, b) };
}

type Area = readonly [left: number, top: number, right: number, bottom: number];

/** Bounds of the red ink in and around the box, in pixels. */
function inkArea(raster: Raster, box: DisplayBox, scale: number): Area {
  const area = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  eachPixel(raster, surroundings(raster, box, scale), (x, y, red, green, blue) => {
    if (red - Math.max(green, blue) < 80) return;
    area[0] = Math.min(area[0], x);
    area[1] = Math.min(area[1], y);
    area[2] = Math.max(area[2], x);
    area[3] = Math.max(area[3], y);
  });
  if (area[2] < 0) throw new Error('no seal is to be seen');
  return area;
}

function surroundings(raster: Raster, { x, y, width, height }: DisplayBox, scale: number): Area {
  const pixel = (millimetres: number, end: number) => Math.min(Math.max(Math.round(millimetres * scale), 0), end);
  return [
    pixel(x - MARGIN_MM, raster.width - 1),
    pixel(y - MARGIN_MM, raster.height - 1),
    pixel(x + width + MARGIN_MM, raster.width - 1),
    pixel(y + height + MARGIN_MM, raster.height - 1),
  ];
}

function pixels(shown: Raster, drawn: Raster, area: Area): Pick<PreviewComparison, 'colour' | 'textKept'> {
  let [sum, count, dark, kept] = [0, 0, 0, 0];
  eachPixel(drawn, area, (x, y, red, green, blue) => {
    const at = (y * shown.width + x) * 3;
    const [r, g, b] = [shown.rgb[at]!, shown.rgb[at + 1]!, shown.rgb[at + 2]!];
    sum += (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue)) / 3;
    count++;
    if (red < DARK) {
      dark++;
      if (r < DARK + 60) kept++;
    }
  });
  return { colour: sum / count, textKept: dark === 0 ? 1 : kept / dark };
}

function eachPixel(
  { width, rgb }: Raster,
  [left, top, right, bottom]: Area,
  visit: (x: number, y: number, red: number, green: number, blue: number) => void,
): void {
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = (y * width + x) * 3;
      visit(x, y, rgb[at]!, rgb[at + 1]!, rgb[at + 2]!);
    }
  }
}

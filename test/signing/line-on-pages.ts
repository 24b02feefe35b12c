/** A seal with a straight line across it, and where the line runs on the pages that share the seal. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { type DisplayBox, type PageGeometry, POINTS_PER_MM, type SealPicture } from '@sealwright/core/api';
import { writeIndexedPng } from '../../plugins/demo-company/src/write-png.ts';
import { type Raster, readPpm } from '../../plugins/signing/src/testing/raster.ts';

const MM_PER_INCH = 25.4;
/** Two pixels are 0.1 pt. */
const DPI = 1440;
/** Size of the ink in millimetres, and pixels of the picture for each of them. */
const INK = { width: 30, height: 45, fineness: 40 };
/** Empty margins of the picture in pixels, each another. */
const MARGIN = { left: 90, top: 60, right: 30, bottom: 120 };
/** Where the line begins and ends, in shares of the ink's height; how thick it is, in millimetres. */
const LINE = { left: 0.1, right: 0.9, thickness: 0.6 };
/** Share of the ink's height at both its ends that the marks of its corners stand in. */
const MARKS = 0.02;
const RED = { red: 200, green: 40, blue: 40 };

/** A picture with marks in the corners of its ink, and the line from its left to its right end. */
export function lineSeal(): SealPicture {
  const ink = { width: INK.width * INK.fineness, height: INK.height * INK.fineness };
  const width = MARGIN.left + ink.width + MARGIN.right;
  const height = MARGIN.top + ink.height + MARGIN.bottom;
  const indices = new Uint8Array(width * height);
  for (let row = 0; row < ink.height; row++) {
    for (let column = 0; column < ink.width; column++) {
      const opacity = opacityAt(column + 0.5, row + 0.5, ink);
      indices[(MARGIN.top + row) * width + MARGIN.left + column] = Math.round(opacity * 255);
    }
  }
  const palette = Array.from({ length: 256 }, (_, alpha) => ({ ...RED, alpha }));
  const dpi = INK.fineness * MM_PER_INCH;
  return {
    picture: { format: 'png', data: writeIndexedPng({ width, height, indices, palette, dpi }) },
    widthMm: width / INK.fineness,
    heightMm: height / INK.fineness,
    dpi,
    warnings: [],
  };
}

/** In pixels of the ink; 0..1. */
function opacityAt(x: number, y: number, ink: { readonly width: number; readonly height: number }): number {
  const end = ink.height * MARKS;
  const isMark = (y < end || y > ink.height - end) && (x < end || x > ink.width - end);
  const away = Math.abs(y - (LINE.left + ((LINE.right - LINE.left) * x) / ink.width) * ink.height);
  const inLine = (LINE.thickness * INK.fineness) / 2 - away + 0.5;
  return isMark ? 1 : Math.min(Math.max(inLine, 0), 1);
}

/** In millimetres of the whole picture, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * How far a point lies below the line, in points of 1/72 inch; negative: above it. The line is steep: what is off to the side by so
 * much is off by more.
 */
export function offLine({ x, y }: Point): number {
  const slope = ((LINE.right - LINE.left) * INK.height) / INK.width;
  const inkX = x - MARGIN.left / INK.fineness;
  const inkY = y - MARGIN.top / INK.fineness;
  return (inkY - LINE.left * INK.height - slope * inkX) * POINTS_PER_MM;
}

/**
 * Draws the slice of a page with poppler and follows the line through it: middles of the line in steps of a pixel. `origin`:
 * where in the picture the slice begins.
 */
export function followLine(pdf: string, page: PageGeometry, box: DisplayBox, origin: Point): readonly Point[] {
  const scale = DPI / MM_PER_INCH;
  const left = Math.floor(box.x * scale);
  const top = Math.floor(box.y * scale);
  const width = Math.ceil((box.x + box.width) * scale) - left;
  const height = Math.ceil((box.y + box.height) * scale) - top;
  const raster = drawn(pdf, page, { left, top, width, height });
  const across = box.height > box.width;
  const points = Array.from({ length: across ? width : height }, (_, step) => {
    const middle = across ? middleOfColumn(raster, step) : middleOfRow(raster, step);
    const [column, row] = across ? [step + 0.5, middle] : [middle, step + 0.5];
    return { x: (left + column) / scale - box.x + origin.x, y: (top + row) / scale - box.y + origin.y };
  });
  return points.filter(({ x, y }) => isOnLine(x, y));
}

/** Where there is line and no mark. */
function isOnLine(x: number, y: number): boolean {
  const share = (y - MARGIN.top / INK.fineness) / INK.height;
  return Number.isFinite(x) && share > LINE.left + MARKS && share < LINE.right - MARKS;
}

type Area = Record<'left' | 'top' | 'width' | 'height', number>;

function drawn(pdf: string, { index, userUnit }: PageGeometry, area: Area): Raster {
  const page = String(index + 1);
  // poppler does not know /UserUnit: to it a unit of such a page is as large as any other.
  const words = ['-cropbox', '-r', DPI * userUnit, '-f', page, '-l', page, '-singlefile'];
  const place = ['-x', area.left, '-y', area.top, '-W', area.width, '-H', area.height];
  const root = `${pdf}-${page}`;
  execFileSync('pdftoppm', [...words, ...place, pdf, root].map(String), { stdio: 'ignore' });
  try {
    return readPpm(readFileSync(`${root}.ppm`));
  } finally {
    rmSync(`${root}.ppm`);
  }
}

/** Middle of the ink, but for the marks; not a number where there is none. */
function middleOfColumn({ rgb, width, height }: Raster, column: number): number {
  const marks = Math.ceil(height * MARKS) + 4;
  return middle(marks, height - marks, (row) => 255 - rgb[(row * width + column) * 3 + 1]!);
}

function middleOfRow({ rgb, width }: Raster, row: number): number {
  return middle(0, width, (column) => 255 - rgb[(row * width + column) * 3 + 1]!);
}

function middle(from: number, to: number, inkAt: (at: number) => number): number {
  let [sum, moment] = [0, 0];
  for (let at = from; at < to; at++) {
    sum += inkAt(at);
    moment += inkAt(at) * (at + 0.5);
  }
  return moment / sum;
}

import type { SealPicture } from '@sealwright/core/api';
import { writeIndexedPng } from '../../plugins/demo-company/src/write-png.ts';

const MM_PER_INCH = 25.4;
/** In millimetres. */
const SIZE = 30;
/** Pixels of the picture for each of them. */
const FINENESS = 20;
const RED = { red: 205, green: 30, blue: 30 };

/** A round seal with an R in it: whatever is turned or mirrored shows. */
export function letteredSeal(): SealPicture {
  const side = SIZE * FINENESS;
  const indices = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [x, y] = [(column + 0.5) / FINENESS - SIZE / 2, (row + 0.5) / FINENESS - SIZE / 2];
      indices[row * side + column] = isRing(x, y) || isLetter(x, y) ? 1 : 0;
    }
  }
  const palette = [
    { ...RED, alpha: 0 },
    { ...RED, alpha: 255 },
  ];
  const dpi = FINENESS * MM_PER_INCH;
  return {
    picture: { format: 'png', data: writeIndexedPng({ width: side, height: side, indices, palette, dpi }) },
    widthMm: SIZE,
    heightMm: SIZE,
    dpi,
    warnings: [],
  };
}

/** Millimetres from the middle. */
function isRing(x: number, y: number): boolean {
  const away = Math.hypot(x, y);
  return away < SIZE / 2 && away > SIZE / 2 - 1.5;
}

function isLetter(x: number, y: number): boolean {
  const isStem = x > -5 && x < -3 && y > -8 && y < 8;
  const fromBowl = Math.hypot(x + 0.5, y + 4);
  const isBowl = x > -3 && fromBowl < 4 && fromBowl > 2;
  const isLeg = y >= -1 && y < 8 && Math.abs(x - (y - 1) * 0.7 + 1) < 1.2;
  return isStem || isBowl || isLeg;
}

import type { Matrix, Rgb } from '@sealwright/core/api';
import { serialiseNumber } from '../serialise.ts';

/** Operands of content streams and coordinates of rectangles: no reader draws finer than this. */
const DECIMALS = 4;

/** Rounds a coordinate to what is written of it; -0 becomes 0. */
export function rounded(value: number, decimals = DECIMALS): number {
  return Number(value.toFixed(decimals)) + 0;
}

/** Numbers as operands, separated by spaces. */
export function operands(...values: readonly number[]): string {
  return values.map((value) => serialiseNumber(rounded(value))).join(' ');
}

/** Operands of `rg` and `RG`. */
export function colourOperands(rgb: Rgb): string {
  return operands(...rgb.map((share) => Math.min(Math.max(share, 0), 1)));
}

/** The operator that puts `matrix` before the current one (ISO 32000-2, table 56). */
export function concatenate(matrix: Matrix): string {
  return `${operands(...matrix)} cm`;
}

import type { Localized } from '@sealwright/core/api';
import type { Paper } from '../common-print-rpc.ts';

/** Shorter and longer side in millimetres: ISO 216 and what North America uses. */
const SIZES = [
  ['A3', 297, 420],
  ['A4', 210, 297],
  ['A5', 148, 210],
  ['B4', 250, 353],
  ['B5', 176, 250],
  ['Letter', 216, 279],
  ['Legal', 216, 356],
] as const;

/** Programs round sizes differently; none of the known ones are so near to each other. In millimetres. */
const TOLERANCE = 2;

/** 'A4', 'A4 横向', or the measures of a size that has no name. */
export function paperName({ width, height }: Paper): Localized {
  const [short, long] = width < height ? [width, height] : [height, width];
  const isNear = (one: number, other: number) => Math.abs(one - other) <= TOLERANCE;
  const known = SIZES.find(([, shorter, longer]) => isNear(short, shorter) && isNear(long, longer));
  const name = known ? known[0] : `${width} × ${height} mm`;
  const isLandscape = known !== undefined && width > height;
  return { 'zh-CN': isLandscape ? `${name} 横向` : name, en: isLandscape ? `${name} landscape` : name };
}

import { POINTS_PER_MM } from './geometry.ts';

const MM_PER_UNIT = { mm: 1, cm: 10, in: 25.4, pt: 1 / POINTS_PER_MM } as const;
const LENGTH = /^(-?\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?$/;

/** JSON Schema pattern of `parsePoint`'s input, for options in manifests: '120mm,80mm', '4.5cm, 10cm', '120，80'. */
export const POINT_PATTERN = String.raw`^\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?\s*[,，]\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?\s*$`;

/** JSON Schema pattern of lengths above zero, for options in manifests: '14pt', '5mm', '0.5cm', '5' (mm). */
export const LENGTH_PATTERN = String.raw`^\s*\d+(\.\d+)?\s*(mm|cm|in|pt)?\s*$`;

/** Millimetres of a length such as '80mm', '8cm', '3.5in', '240pt' or '80' (mm); `undefined` where it is none. */
export function parseLength(text: string): number | undefined {
  const match = LENGTH.exec(text.trim());
  if (!match) return undefined;
  const millimetres = Number(match[1]) * MM_PER_UNIT[(match[2] ?? 'mm') as keyof typeof MM_PER_UNIT];
  return Number.isFinite(millimetres) ? millimetres : undefined;
}

/** Millimetres of a point such as '120mm,80mm': x, then y. */
export function parsePoint(text: string): { readonly x: number; readonly y: number } | undefined {
  const parts = text.split(/[,，]/);
  if (parts.length !== 2) return undefined;
  const x = parseLength(parts[0] ?? '');
  const y = parseLength(parts[1] ?? '');
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** A point as `parsePoint` reads it: '104.9mm,0.1mm', to a tenth of a millimetre, so that what is shown is what is signed. */
export function formatPoint({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${tenth(x)}mm,${tenth(y)}mm`;
}

function tenth(millimetres: number): number {
  const rounded = Math.round(millimetres * 10) / 10;
  // A negative zero would be written as such.
  return rounded === 0 ? 0 : rounded;
}

import { parseLength } from '@sealwright/core/api';

export type FontUnit = 'pt' | 'mm';

export interface FontSize {
  readonly value: number;
  readonly unit: FontUnit;
}

/** Millimetres of one. */
const UNITS: Readonly<Record<FontUnit, number>> = { pt: 25.4 / 72, mm: 1 };
/** Millimetres that the mode allows. */
const SIZES = { least: 1.5, most: 50 };

/** A length in the unit that it is written in; other units become millimetres. */
export function fontSizeOf(text: string): FontSize {
  const millimetres = parseLength(text) ?? parseLength('14pt')!;
  const unit: FontUnit = text.trim().endsWith('pt') ? 'pt' : 'mm';
  return { value: tenth(millimetres / UNITS[unit]), unit };
}

export function fontSizeText({ value, unit }: FontSize): string {
  return `${value}${unit}`;
}

/** The same size in another unit. */
export function inUnit({ value, unit }: FontSize, wanted: FontUnit): FontSize {
  return { value: tenth((value * UNITS[unit]) / UNITS[wanted]), unit: wanted };
}

/** Least and most in a unit, within what the mode allows. */
export function fontSizeRange(unit: FontUnit): { readonly min: number; readonly max: number } {
  const tenths = (millimetres: number) => (millimetres / UNITS[unit]) * 10;
  return { min: Math.ceil(tenths(SIZES.least)) / 10, max: Math.floor(tenths(SIZES.most)) / 10 };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

import { type Options, parseLength, type SettingValue } from '@sealwright/core/api';
import { CODE_SIZES, codeDrawing, type ErrorCorrection } from '../common-code-drawing.ts';

/** What a code says and how: the options of the mode `code` but its place. */
export interface CodeLook {
  readonly text: string;
  /** Length of its side in millimetres. */
  readonly size: number;
  readonly correction: ErrorCorrection;
}

const USUAL = { size: 25, correction: 'medium' } as const;
const CORRECTIONS: readonly ErrorCorrection[] = ['low', 'medium', 'quartile', 'high'];

export function lookOptions({ text, size, correction }: CodeLook): Options {
  return { text, size: `${size}mm`, correction };
}

/** The look in a stamp's options; what they leave out is as usual. */
export function lookOf({ text = '', size, correction }: Options): CodeLook {
  const length = size === undefined ? undefined : parseLength(String(size));
  return { text: String(text), size: length ?? USUAL.size, correction: knownCorrection(correction) };
}

/** Size and correction as they were chosen last. */
export function usualLook(settings: Readonly<Record<string, SettingValue>>): Omit<CodeLook, 'text'> {
  const size = Number(settings['code.size'] ?? USUAL.size);
  return {
    size: Math.min(Math.max(size, CODE_SIZES.least), CODE_SIZES.most),
    correction: knownCorrection(settings['code.correction']),
  };
}

export function drawCode({ text, size, correction }: CodeLook) {
  return codeDrawing(text, size, correction);
}

function knownCorrection(value: unknown): ErrorCorrection {
  return CORRECTIONS.find((correction) => correction === value) ?? USUAL.correction;
}

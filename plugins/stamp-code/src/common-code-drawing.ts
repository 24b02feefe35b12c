import { type Appearance, defineError, type PathCommand } from '@sealwright/core/api';
import encodeQr from 'qr';

/** Shares of a code that may be lost: 7, 15, 25 and 30 percent. */
export type ErrorCorrection = 'low' | 'medium' | 'quartile' | 'high';

/** Least and most length of a code's side in millimetres. */
export const CODE_SIZES = { least: 8, most: 200 };

export const CodeEmpty = defineError('code.empty', {
  'zh-CN': '二维码没有内容，请填写核验文字或网址。',
  en: 'The code says nothing. Please enter a text or an address for verification.',
});
export const CodeTooFine = defineError<{ size: number; needed: number }>('code.too-fine', {
  'zh-CN': '内容较长，边长 {size} 毫米的二维码打印后难以识读。请缩短内容，或将边长设为至少 {needed} 毫米。',
  en: 'The text is long: printed {size} mm wide, the code could not be read. Shorten it or make it at least {needed} mm wide.',
});
export const CodeTooLong = defineError<{ bytes: number; most: number }>('code.too-long', {
  'zh-CN': '二维码的内容过长（{bytes} 字节，最多 {most} 字节）。',
  en: 'The text is too long for a code ({bytes} bytes; at most {most}).',
});

/** Modules of blank margin on each side (ISO/IEC 18004, 9.1). */
const MARGIN = 4;
/** Millimetres: what office printers and phones manage. */
const FINEST_MODULE = 0.25;
/** More would need a code wider than half a page. */
const MOST_BYTES = 1_000;

/** A QR code (ISO/IEC 18004) as one path of a square drawing of `size` millimetres, its margin left blank. */
export function codeDrawing(
  text: string,
  size: number,
  correction: ErrorCorrection,
): Extract<Appearance, { kind: 'drawing' }> {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes === 0) throw CodeEmpty({});
  if (bytes > MOST_BYTES) throw CodeTooLong({ bytes, most: MOST_BYTES });
  const rows = encodeQr(text, 'raw', { ecc: correction, border: MARGIN });
  const module = size / rows.length;
  if (module < FINEST_MODULE) throw CodeTooFine({ size, needed: Math.ceil(rows.length * FINEST_MODULE) });
  const commands = rows.flatMap((row, y) => runs(row).flatMap((run) => rectangle(run, y, module)));
  return { kind: 'drawing', size: { width: size, height: size }, paths: [{ commands, fill: [0, 0, 0] }] };
}

/** Dark modules side by side: from the first one to before `end`. */
interface Run {
  readonly start: number;
  readonly end: number;
}

function runs(row: readonly boolean[]): Run[] {
  const starts = row.flatMap((isDark, index) => (isDark && !row[index - 1] ? [index] : []));
  return starts.map((start) => {
    const length = row.slice(start).findIndex((isDark) => !isDark);
    return { start, end: length < 0 ? row.length : start + length };
  });
}

function rectangle({ start, end }: Run, row: number, module: number): PathCommand[] {
  const [left, right, top, bottom] = [start, end, row, row + 1].map((edge) => edge * module) as [
    number,
    number,
    number,
    number,
  ];
  return [['M', left, top], ['L', right, top], ['L', right, bottom], ['L', left, bottom], ['Z']];
}

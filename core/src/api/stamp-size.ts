import { defineError } from './errors.ts';
import { parseLength } from './length.ts';

export const StampSizeInvalid = defineError<{ least: number; most: number }>('stamp.size-invalid', {
  'zh-CN': '大小应在 {least} 到 {most} 毫米之间，请写成 5mm 或 14pt 的形式。',
  en: 'The size must be between {least} and {most} mm. Write it like 5mm or 14pt.',
});

/** Millimetres of a length between `least` and `most` millimetres; `stamp.size-invalid`. */
export function parseStampSize(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const length = parseLength(text);
  if (length === undefined || length < least || length > most) throw StampSizeInvalid({ least, most });
  return length;
}

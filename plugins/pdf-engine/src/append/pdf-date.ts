import { PdfString } from '../objects.ts';

/** A date (ISO 32000-2, 7.9.4) in this machine's time zone: D:20250109094300+08'00'. */
export function pdfDate(time: Date): PdfString {
  const offset = -time.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}'${two(Math.abs(offset) % 60)}'`;
  const day = `${String(time.getFullYear()).padStart(4, '0')}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  const clock = `${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
  return new PdfString(Buffer.from(`D:${day}${clock}${zone}`, 'latin1'));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

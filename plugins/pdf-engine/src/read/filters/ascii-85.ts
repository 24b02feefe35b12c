import { damaged } from '../../errors.ts';
import { isWhite } from '../syntax/characters.ts';

/** ISO 32000-2, 7.4.3: ends at '~>' or with the data. */
export function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 4);
  let length = 0;
  let group = 0;
  let digits = 0;
  for (const code of bytes) {
    if (isWhite(code)) continue;
    if (code === 0x7e) break;
    if (code === 0x7a && digits === 0) {
      length += 4;
      continue;
    }
    if (code < 0x21 || code > 0x75) throw damaged('ASCII base-85 data holds something else');
    group = group * 85 + code - 0x21;
    if (++digits === 5) {
      length = putGroup(out, length, group, 4);
      group = digits = 0;
    }
  }
  if (digits === 1) throw damaged('ASCII base-85 data breaks off');
  if (digits > 0) {
    for (let missing = digits; missing < 5; missing++) group = group * 85 + 84;
    length = putGroup(out, length, group, digits - 1);
  }
  return out.subarray(0, length);
}

function putGroup(out: Uint8Array, start: number, group: number, count: number): number {
  if (group > 0xffffffff) throw damaged('a group of ASCII base-85 data is out of range');
  for (let i = 0; i < count; i++) out[start + i] = Math.floor(group / 2 ** (24 - 8 * i));
  return start + count;
}

import { hexValue, isWhite } from './characters.ts';

/** Bytes of hexadecimal digits (7.3.4.3); a last odd digit counts as followed by 0. `undefined` where others stand among them. */
export function decodeHex(digits: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array((digits.length + 1) >> 1);
  let count = 0;
  for (const code of digits) {
    const value = hexValue(code);
    if (value >= 0) out[count >> 1]! |= count++ % 2 === 0 ? value << 4 : value;
    else if (!isWhite(code)) return undefined;
  }
  return out.subarray(0, (count + 1) >> 1);
}

import { damaged } from '../../errors.ts';
import { decodeHex } from '../syntax/hex.ts';

/** ISO 32000-2, 7.4.2: ends at '>' or with the data. */
export function decodeAsciiHex(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x3e);
  const decoded = decodeHex(end < 0 ? bytes : bytes.subarray(0, end));
  if (!decoded) throw damaged('hexadecimal data holds something else');
  return decoded;
}

import { damaged } from '../../errors.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** ISO 32000-2, 7.4.5: ends at 128 or with the data. */
export function decodeRunLength(bytes: Uint8Array, limit: number): Uint8Array {
  const out = new GrowingBytes(limit);
  for (let i = 0; i < bytes.length; ) {
    const length = bytes[i++]!;
    if (length === 128) break;
    if (length < 128) {
      if (i + length + 1 > bytes.length) throw damaged('run-length data breaks off');
      out.append(bytes.subarray(i, i + length + 1));
      i += length + 1;
    } else {
      const value = bytes[i++];
      if (value === undefined) throw damaged('run-length data breaks off');
      out.append(new Uint8Array(257 - length).fill(value));
    }
  }
  return out.take();
}

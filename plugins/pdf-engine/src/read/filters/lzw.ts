import { damaged } from '../../errors.ts';
import { GrowingBytes } from './growing-bytes.ts';

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/**
 * LZWDecode (ISO 32000-2, 7.4.4): codes of 9 to 12 bits, the high bit first. `earlyChange` 1 widens the code one code
 * before it must be.
 */
export function decodeLzw(bytes: Uint8Array, earlyChange: number, limit: number): Uint8Array {
  const out = new GrowingBytes(limit);
  let table: Uint8Array[] = firstTable();
  let previous: Uint8Array | undefined;
  let width = 9;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      table = firstTable();
      previous = undefined;
      width = 9;
      continue;
    }
    const sequence: Uint8Array | undefined = code < table.length ? table[code] : previous && next(previous, previous);
    if (!sequence || code > table.length || (code === table.length && !previous)) throw damaged('LZW data is wrong');
    out.append(sequence);
    if (previous && table.length < MOST_CODES) table.push(next(previous, sequence));
    previous = sequence;
    const used = table.length + earlyChange;
    width = used >= 2048 ? 12 : used >= 1024 ? 11 : used >= 512 ? 10 : 9;
  }
  return out.take();
}

function firstTable(): Uint8Array[] {
  // The two control codes hold places in the table; they are never looked up.
  return Array.from({ length: 258 }, (_, code) => Uint8Array.of(code));
}

function next(sequence: Uint8Array, following: Uint8Array): Uint8Array {
  const longer = new Uint8Array(sequence.length + 1);
  longer.set(sequence);
  longer[sequence.length] = following[0]!;
  return longer;
}

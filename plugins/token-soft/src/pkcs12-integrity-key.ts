import { createHash } from 'node:crypto';

export type MacHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

const MAC_KEY = 3;

/**
 * Key of a PKCS#12 MAC (RFC 7292, appendix B.2 with ID 3). The key is as long as the hash, so one block is enough and
 * the standard's step 6 C (chaining of blocks) never comes to pass.
 */
export function integrityKey(hash: MacHash, password: Uint8Array, salt: Uint8Array, rounds: number): Uint8Array {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const text = bmpText(password);
  const first = Buffer.concat([Buffer.alloc(block, MAC_KEY), repeated(salt, block), repeated(text, block)]);
  let value = createHash(hash).update(first).digest();
  first.fill(0);
  text.fill(0);
  for (let round = 1; round < rounds; round += 1) value = createHash(hash).update(value).digest();
  return value;
}

/** Copies of `bytes`, the last one cut, up to a multiple of `block`. */
function repeated(bytes: Uint8Array, block: number): Uint8Array {
  return Buffer.alloc(block * Math.ceil(bytes.length / block), bytes);
}

/**
 * UTF-8 to UTF-16 (big-endian) with the two zero octets of appendix B.1, by hand: a string of the password could not be
 * overwritten. Octets that are not UTF-8 count as Latin-1, as other programs have it.
 */
function bmpText(utf8: Uint8Array): Uint8Array {
  const text = Buffer.alloc(2 * utf8.length + 2);
  let at = 0;
  for (let from = 0; from < utf8.length; ) {
    const { point, length } = codePoint(utf8, from);
    from += length;
    if (point > 0xffff) at = text.writeUInt16BE(0xd800 + ((point - 0x10000) >> 10), at);
    at = text.writeUInt16BE(point > 0xffff ? 0xdc00 + ((point - 0x10000) & 0x3ff) : point, at);
  }
  const exact = Uint8Array.prototype.slice.call(text, 0, at + 2);
  text.fill(0);
  return exact;
}

function codePoint(utf8: Uint8Array, at: number): { point: number; length: number } {
  const lead = utf8[at] ?? 0;
  const length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  let point = length === 1 ? lead : lead & (0x7f >> length);
  for (let next = 1; next < length; next += 1) {
    const octet = utf8[at + next] ?? 0;
    if (octet >> 6 !== 0b10) return { point: lead, length: 1 };
    point = (point << 6) | (octet & 0x3f);
  }
  return { point, length };
}

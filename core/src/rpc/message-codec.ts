/** Messages as bytes: MessagePack, which keeps `Uint8Array` and, by its timestamp type, `Date`. */
import { Decoder, Encoder } from '@msgpack/msgpack';
import { RpcTooLarge, RpcUnsendable } from './rpc-errors.ts';

/** Longest message in bytes where a channel sets no other limit. */
export const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** `rpc.unsendable` for what is no message, `rpc.too-large`. */
export function encodeMessage(message: unknown, maxBytes: number): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // The encoder is used once, so its own buffer can be handed out without a copy.
    bytes = new Encoder({ ignoreUndefined: true }).encodeSharedRef(message);
  } catch (fault) {
    throw RpcUnsendable({}, { cause: fault });
  }
  if (bytes.byteLength > maxBytes) throw RpcTooLarge({ bytes: bytes.byteLength, limit: maxBytes });
  return bytes;
}

/** Throws for bytes that are no message. `Uint8Array`s of the result are views of `bytes`. */
export function decodeMessage(bytes: Uint8Array): unknown {
  // A view of the plain class, so that what comes out of a Node Buffer is the same as elsewhere.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isPlausible(plain)) throw new RangeError('the message promises more than it holds');
  return new Decoder().decode(plain);
}

/**
 * Whether no list or map announces more members than bytes are left. The decoder makes room for a list when it sees the
 * announcement, so a few bytes could otherwise claim all memory. Lengths follow the MessagePack specification.
 */
function isPlausible(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { byteLength } = view;
  let at = 0;
  let owed = 1;
  while (owed > 0) {
    if (owed > byteLength - at) return false;
    const head = bytes[at++]!;
    owed--;
    const width = lengthWidth(head);
    if (at + width > byteLength) return false;
    const length =
      width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at) : width === 4 ? view.getUint32(at) : 0;
    at += width;
    if ((head & 0xf0) === 0x80) owed += 2 * (head & 0x0f);
    else if ((head & 0xf0) === 0x90) owed += head & 0x0f;
    else if ((head & 0xe0) === 0xa0) at += head & 0x1f;
    else if (head === 0xde || head === 0xdf) owed += 2 * length;
    else if (head === 0xdc || head === 0xdd) owed += length;
    else at += length + (FIXED_SIZES[head] ?? 0);
  }
  return at === byteLength;
}

/** Bytes of the length field after a head byte: str, bin, ext, list and map of 8, 16 and 32 bits. */
function lengthWidth(head: number): 0 | 1 | 2 | 4 {
  switch (head) {
    case 0xc4:
    case 0xc7:
    case 0xd9:
      return 1;
    case 0xc5:
    case 0xc8:
    case 0xda:
    case 0xdc:
    case 0xde:
      return 2;
    case 0xc6:
    case 0xc9:
    case 0xdb:
    case 0xdd:
    case 0xdf:
      return 4;
    default:
      return 0;
  }
}

/** Bytes after the head, and after the length field where there is one: numbers, extensions with their type byte. */
const FIXED_SIZES: Readonly<Record<number, number>> = {
  // biome-ignore format: one row per family
  199: 1,
  200: 1,
  201: 1,
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
  212: 2,
  213: 3,
  214: 5,
  215: 9,
  216: 17,
};

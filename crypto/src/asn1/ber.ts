/**
 * BER in, definite-length encoding out: signatures in real files use indefinite lengths and OCTET STRINGs in pieces
 * (X.690, 8.1.3.6 and 8.7.3). Elements that are definite already keep their bytes exactly, because digests and
 * signatures run over them. It is also the gate against hostile input: what passes is bounded in size, depth and count.
 * All functions throw `asn1.unreadable`.
 */
import { encodeElement } from './der.ts';
import { Asn1Unreadable } from './errors.ts';
import { tags } from './tags.ts';

export const MAX_BYTES = 16 * 1024 * 1024;
export const MAX_DEPTH = 48;
/** Revocation lists inside a signature are the only thing that comes near it. */
export const MAX_ELEMENTS = 1_000_000;

const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;

/** The first element of `input`; what follows it (the padding of /Contents) is left out. */
export function toDefiniteLength(input: Uint8Array): Uint8Array {
  if (input.length > MAX_BYTES) throw Asn1Unreadable({});
  return new Converter(input).element(0, input.length, 0).bytes;
}

/** The elements inside a constructed element of definite length, as they stand. */
export function elements(element: Uint8Array): readonly Uint8Array[] {
  return [...eachElement(element)];
}

/** The same one after the other, for lists that are too long to be held as objects. */
export function* eachElement(element: Uint8Array): Generator<Uint8Array, void> {
  const inside = content(element);
  if (!isConstructed(element, 0)) throw Asn1Unreadable({});
  for (let at = 0; at < inside.length; ) {
    const { contentStart, length } = readHeader(inside, at, inside.length);
    if (length === undefined) throw Asn1Unreadable({});
    yield inside.subarray(at, contentStart + length);
    at = contentStart + length;
  }
}

/** Content of a primitive or constructed element of definite length. */
export function content(element: Uint8Array): Uint8Array {
  const { contentStart, length } = readHeader(element, 0, element.length);
  if (length === undefined) throw Asn1Unreadable({});
  return element.subarray(contentStart, contentStart + length);
}

/** Content of an OCTET STRING of definite length. */
export function octets(element: Uint8Array): Uint8Array {
  if (element[0] !== tags.octetString) throw Asn1Unreadable({});
  return content(element);
}

class Converter {
  readonly #input: Uint8Array;
  #elements = 0;

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  /** The element at `start` with the offset after it in the input. */
  element(start: number, limit: number, depth: number): { readonly bytes: Uint8Array; readonly end: number } {
    this.#elements += 1;
    if (depth > MAX_DEPTH || this.#elements > MAX_ELEMENTS) throw Asn1Unreadable({});
    const { tagEnd, contentStart, length } = readHeader(this.#input, start, limit);
    if (!isConstructed(this.#input, start)) {
      if (length === undefined) throw Asn1Unreadable({});
      const end = contentStart + length;
      return { bytes: this.#input.subarray(start, end), end };
    }
    const children = this.#children(contentStart, length, limit, depth + 1);
    const inPieces = this.#input[start] === (tags.octetString | CONSTRUCTED);
    if (length !== undefined && !children.changed && !inPieces) {
      return { bytes: this.#input.subarray(start, children.end), end: children.end };
    }
    const bytes = inPieces
      ? encodeElement(tags.octetString, children.parts.map(octets))
      : encodeElement(this.#input.subarray(start, tagEnd), children.parts);
    return { bytes, end: children.end };
  }

  #children(start: number, length: number | undefined, limit: number, depth: number) {
    const contentEnd = length === undefined ? limit : start + length;
    const parts: Uint8Array[] = [];
    let changed = false;
    let at = start;
    while (length === undefined ? !this.#isEndOfContents(at, limit) : at < contentEnd) {
      const { bytes, end } = this.element(at, contentEnd, depth);
      changed ||= bytes.length !== end - at;
      parts.push(bytes);
      at = end;
    }
    return { parts, changed, end: length === undefined ? at + 2 : contentEnd };
  }

  /** The zeros at the very end may be missing: whoever cut the padding after them took them for it. */
  #isEndOfContents(at: number, limit: number): boolean {
    const isZero = (offset: number) => offset >= this.#input.length || byteAt(this.#input, offset, limit) === 0;
    return isZero(at) && isZero(at + 1);
  }
}

interface Header {
  readonly tagEnd: number;
  readonly contentStart: number;
  /** Checked against the limit; `undefined`: indefinite. */
  readonly length: number | undefined;
}

function readHeader(input: Uint8Array, start: number, limit: number): Header {
  let tagEnd = start + 1;
  if ((byteAt(input, start, limit) & 0x1f) === 0x1f) {
    while (byteAt(input, tagEnd, limit) & 0x80) tagEnd += 1;
    tagEnd += 1;
  }
  const first = byteAt(input, tagEnd, limit);
  if (first === INDEFINITE) return { tagEnd, contentStart: tagEnd + 1, length: undefined };
  const lengthBytes = first < INDEFINITE ? 0 : first & 0x7f;
  if (lengthBytes > 4) throw Asn1Unreadable({});
  const contentStart = tagEnd + 1 + lengthBytes;
  let length = lengthBytes === 0 ? first : 0;
  for (let at = tagEnd + 1; at < contentStart; at += 1) length = length * 256 + byteAt(input, at, limit);
  if (contentStart + length > limit) throw Asn1Unreadable({});
  return { tagEnd, contentStart, length };
}

function isConstructed(input: Uint8Array, at: number): boolean {
  return (input[at]! & CONSTRUCTED) !== 0;
}

function byteAt(input: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? input[at] : undefined;
  if (byte === undefined) throw Asn1Unreadable({});
  return byte;
}

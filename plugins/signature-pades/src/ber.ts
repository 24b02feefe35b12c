/**
 * BER in, definite-length encoding out: signatures in real files use indefinite lengths and OCTET STRINGs in pieces
 * (X.690, 8.1.3.6 and 8.7.3). Elements that are definite already keep their bytes exactly, because digests and
 * signatures run over them. It is also the gate against hostile input: what passes is bounded in size, depth and count.
 */
import { encodeElement } from './der.ts';
import { CmsUnreadable } from './errors.ts';

export const MAX_BYTES = 16 * 1024 * 1024;
export const MAX_DEPTH = 48;
export const MAX_ELEMENTS = 400_000;

const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;
const OCTET_STRING = 0x04;

interface Element {
  readonly bytes: Uint8Array;
  /** Offset after the element in the input. */
  readonly end: number;
}

/** The first element of `input`; what follows it (the padding of /Contents) is left out. `pades.unreadable`. */
export function toDefiniteLength(input: Uint8Array): Uint8Array {
  if (input.length > MAX_BYTES) throw CmsUnreadable({});
  return new Converter(input).element(0, input.length, 0).bytes;
}

class Converter {
  readonly #input: Uint8Array;
  #elements = 0;

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  element(start: number, limit: number, depth: number): Element {
    this.#elements += 1;
    if (depth > MAX_DEPTH || this.#elements > MAX_ELEMENTS) throw CmsUnreadable({});
    const tagEnd = this.#skipTag(start, limit);
    const { length, end: contentStart } = this.#length(tagEnd, limit);
    const constructed = (this.#byte(start, limit) & CONSTRUCTED) !== 0;
    if (length === undefined && !constructed) throw CmsUnreadable({});
    const contentEnd = length === undefined ? limit : contentStart + length;
    if (contentEnd > limit) throw CmsUnreadable({});
    if (!constructed) return { bytes: this.#input.subarray(start, contentEnd), end: contentEnd };

    const children: Uint8Array[] = [];
    let changed = length === undefined || this.#isOctetString(start);
    let at = contentStart;
    while (length === undefined ? !this.#isEndOfContents(at, limit) : at < contentEnd) {
      const child = this.element(at, contentEnd, depth + 1);
      changed ||= child.bytes.length !== child.end - at;
      children.push(child.bytes);
      at = child.end;
    }
    const end = length === undefined ? at + 2 : contentEnd;
    if (!changed) return { bytes: this.#input.subarray(start, end), end };
    const bytes = this.#isOctetString(start)
      ? encodeElement(OCTET_STRING, children.map(octets))
      : encodeElement(this.#input.subarray(start, tagEnd), children);
    return { bytes, end };
  }

  #skipTag(start: number, limit: number): number {
    let at = start + 1;
    if ((this.#byte(start, limit) & 0x1f) === 0x1f) {
      while (this.#byte(at, limit) & 0x80) at += 1;
      at += 1;
    }
    return at;
  }

  #length(at: number, limit: number): { readonly length: number | undefined; readonly end: number } {
    const first = this.#byte(at, limit);
    if (first === INDEFINITE) return { length: undefined, end: at + 1 };
    if (first < INDEFINITE) return { length: first, end: at + 1 };
    const count = first & 0x7f;
    if (count > 4) throw CmsUnreadable({});
    let length = 0;
    for (let index = 1; index <= count; index += 1) length = length * 256 + this.#byte(at + index, limit);
    return { length, end: at + 1 + count };
  }

  #isOctetString(start: number): boolean {
    return this.#input[start] === (OCTET_STRING | CONSTRUCTED);
  }

  #isEndOfContents(at: number, limit: number): boolean {
    return this.#byte(at, limit) === 0 && this.#byte(at + 1, limit) === 0;
  }

  #byte(at: number, limit: number): number {
    const byte = at < limit ? this.#input[at] : undefined;
    if (byte === undefined) throw CmsUnreadable({});
    return byte;
  }
}

/** Content of a definite-length OCTET STRING. `pades.unreadable` for any other element. */
export function octets(element: Uint8Array): Uint8Array {
  if (element[0] !== OCTET_STRING) throw CmsUnreadable({});
  return content(element);
}

/** Content of a definite-length element with a one-byte tag. */
export function content(element: Uint8Array): Uint8Array {
  const first = element[1] ?? 0;
  return element.subarray(first < INDEFINITE ? 2 : 2 + (first & 0x7f));
}

/** The two encodings of signed attributes: tagged [0] inside SignerInfo, SET OF for the signature (RFC 5652, 5.4). */
import { content, encodeElement, toDefiniteLength } from './ber.ts';

const SET = Uint8Array.of(0x31);
const TAG_0 = Uint8Array.of(0xa0);

/** What the signature runs over: the received bytes with the tag of a SET. */
export function asSet(tagged: Uint8Array): Uint8Array {
  return Buffer.concat([SET, tagged.subarray(1)]);
}

/** For SignerInfo: the same bytes with tag [0]. */
export function asTagged(set: Uint8Array): Uint8Array {
  return Buffer.concat([TAG_0, set.subarray(1)]);
}

/** DER SET OF: encodings in ascending order (X.690, 11.6). */
export function sortedSet(elements: readonly Uint8Array[]): Uint8Array {
  return encodeElement(SET, [...elements].sort(Buffer.compare));
}

/** The elements of a set, as they stand. */
export function setElements(set: Uint8Array): readonly Uint8Array[] {
  const elements: Uint8Array[] = [];
  for (let rest = content(set); rest.length > 0; ) {
    const element = toDefiniteLength(rest);
    elements.push(element);
    rest = rest.subarray(element.length);
  }
  return elements;
}

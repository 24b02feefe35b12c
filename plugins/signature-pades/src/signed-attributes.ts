/** Signed attributes stand tagged [0] in SignerInfo, but are signed as a SET OF (RFC 5652, 5.4). */
import { content, toDefiniteLength } from './ber.ts';

const SET = 0x31;

/** What the signature runs over: the received bytes with the tag of a SET. */
export function asSet(tagged: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(SET), tagged.subarray(1)]);
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

export { content, eachElement, elements, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, octets, toDefiniteLength } from './ber.ts';
export {
  algorithmIdentifier,
  encodeElement,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
} from './der.ts';
export { Asn1Unreadable } from './errors.ts';
export { Fields } from './fields.ts';
export { parseDer } from './parse-der.ts';
export { sameBytes } from './same-bytes.ts';
export { tags } from './tags.ts';
export { readBits, readBoolean, readObjectIdentifier, readTime } from './values.ts';

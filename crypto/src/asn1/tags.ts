/** Identifier octets of X.690, 8.1.2. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
  /** [n], constructed. */
  context: (number: 0 | 1 | 2 | 3 | 4) => 0xa0 | number,
  /** [n], primitive. */
  primitive: (number: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7) => 0x80 | number,
} as const;

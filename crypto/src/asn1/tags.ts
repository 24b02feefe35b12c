/** Identifier octets of X.690, 8.1.2. */
export const tags = {
  integer: 0x02,
  octetString: 0x04,
  sequence: 0x30,
  set: 0x31,
  /** [n], constructed. */
  context: (number: 0 | 1 | 2 | 3 | 4) => 0xa0 | number,
} as const;

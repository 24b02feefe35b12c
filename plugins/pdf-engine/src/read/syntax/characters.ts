/** Character classes of ISO 32000-2, 7.2.3. */
const WHITE = 1;
const DELIMITER = 2;
const DIGIT = 4;

const CLASSES = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASSES[code] = WHITE;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = DELIMITER;
for (const character of '0123456789') CLASSES[character.charCodeAt(0)] = DIGIT;

export const isWhite = (code: number | undefined) => code !== undefined && CLASSES[code] === WHITE;
export const isDigit = (code: number | undefined) => code !== undefined && CLASSES[code] === DIGIT;
export const isRegular = (code: number | undefined) =>
  code !== undefined && (CLASSES[code]! & (WHITE | DELIMITER)) === 0;

/** Value of a hexadecimal digit; -1 for anything else. */
export function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Bytes to characters one to one. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

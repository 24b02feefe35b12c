/** PDFDocEncoding where it differs from Latin-1 (ISO 32000-2, annex D.3). */
const DIFFERENCES: ReadonlyMap<number, string> = new Map([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((character, i) => [0x18 + i, character] as const),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((character, i) => [0x80 + i, character] as const),
  [0xa0, '€'] as const,
]);

/** Decodes a text string (ISO 32000-2, 7.9.2.2): UTF-16BE or UTF-8 by their marks, else PDFDocEncoding. */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  // Not in the standard, but written by tools that take the machine's byte order.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  let text = '';
  for (const byte of bytes) text += DIFFERENCES.get(byte) ?? String.fromCharCode(byte);
  return text;
}

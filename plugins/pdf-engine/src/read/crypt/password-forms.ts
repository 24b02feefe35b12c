/** Characters whose code in PDFDocEncoding is that of Unicode (ISO 32000-2, annex D.2). */
const SAME_IN_PDF_DOC_ENCODING = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u00ff]*$/;

/**
 * The bytes that a typed password (UTF-8) may stand for in a file of revisions 2 to 4: PDFDocEncoding as the standard says
 * (ISO 32000-2, 7.6.4.3.2), and UTF-8 as many producers do. Copies, for the caller to wipe.
 */
export function legacyPasswords(typed: Uint8Array): Uint8Array[] {
  if (isAscii(typed)) return [typed.slice()];
  const text = new TextDecoder().decode(typed);
  return SAME_IN_PDF_DOC_ENCODING.test(text) ? [Buffer.from(text, 'latin1'), typed.slice()] : [typed.slice()];
}

/** The same for revisions 5 and 6: SASLprep (RFC 4013), then UTF-8; and unprepared, as some producers do. Cut at 127 bytes. */
export function modernPasswords(typed: Uint8Array): Uint8Array[] {
  const cut = typed.slice(0, 127);
  if (isAscii(typed)) return [cut];
  const prepared = new TextDecoder()
    .decode(typed)
    .replace(/[\u00ad\u1806\u200b-\u200d\u2060\ufeff]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]/g, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .normalize('NFKC');
  return [new TextEncoder().encode(prepared).subarray(0, 127), cut];
}

const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);

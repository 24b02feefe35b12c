import { BadEncoding, Binary, Empty } from './file-errors.ts';
import { MOST_BYTES, tooLarge } from './read-licence-file.ts';

/** What no text has: C0 without tab and line ends, DEL, and the signs that stand for bytes that could not be read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/**
 * The text of a licence file: UTF-8, with or without BOM; UTF-16LE with BOM; else GB18030, as older editors save it. What
 * fits none of them exactly is refused, never guessed.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw tooLarge();
  if (bytes.length === 0) throw Empty({});
  const text = decode(bytes);
  if (text === undefined) throw bytes.includes(0) ? Binary({}) : BadEncoding({});
  if (NO_TEXT.test(text)) throw Binary({});
  if (text.trim() === '') throw Empty({});
  return text;
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  // UTF-8 before GB18030, into which most of it would fit, too, as other characters.
  return decodeAs('utf-8', bytes) ?? (bytes.includes(0) ? undefined : decodeAs('gb18030', bytes));
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

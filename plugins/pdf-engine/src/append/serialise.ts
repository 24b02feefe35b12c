import { type PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '../objects.ts';

/** Encrypts one string of the object that is being written (ISO 32000-2, 7.6.2). */
export type StringCipher = (bytes: Uint8Array) => Uint8Array;

/**
 * An object in the syntax of ISO 32000-2, 7.3, as text with one character per byte (Latin-1). A stream is not an object
 * to be nested (7.3.8.1); giving one is a mistake of the caller.
 */
export function serialise(object: PdfObject, cipher?: StringCipher): string {
  if (object === null) return 'null';
  if (typeof object === 'boolean') return String(object);
  if (typeof object === 'number') return serialiseNumber(object);
  if (object instanceof PdfName) return serialiseName(object.value);
  if (object instanceof PdfString) return serialiseString(cipher ? cipher(object.bytes) : object.bytes);
  if (object instanceof PdfRef) return object.toString();
  if (object instanceof PdfDict) return `<<${serialiseEntries(object, cipher)}>>`;
  if (object instanceof PdfStream) throw new TypeError('a stream cannot stand inside another object');
  return `[${joinTokens(object, cipher)}]`;
}

/** Entries of a dictionary without the brackets around them. */
export function serialiseEntries(dict: PdfDict, cipher?: StringCipher): string {
  let text = '';
  for (const [key, value] of dict.entries) {
    const written = serialise(value, cipher);
    text += serialiseName(key) + (startsWithDelimiter(written) ? '' : ' ') + written;
  }
  return text;
}

export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function joinTokens(array: PdfArray, cipher: StringCipher | undefined): string {
  let text = '';
  for (const item of array) {
    const written = serialise(item, cipher);
    text += (text === '' || startsWithDelimiter(written) ? '' : ' ') + written;
  }
  return text;
}

function startsWithDelimiter(token: string): boolean {
  return '/([<'.includes(token[0]!);
}

/** PDF knows no exponents (7.3.3), and a number that is read back must be the same number. */
export function serialiseNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`PDF cannot express the number ${value}`);
  const [digits, exponent] = String(value).split('e') as [string, string | undefined];
  if (exponent === undefined) return digits;
  if (Number(exponent) > 0) return BigInt(value).toString();
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-Number(exponent) - 1)}${digits.replace(/[-.]/g, '')}`;
}

function serialiseName(value: string): string {
  return `/${value.replace(/[^!-~]|[#()<>[\]{}/%]/gu, (character) =>
    [...nameBytes(character)].map((byte) => `#${hex(byte)}`).join(''),
  )}`;
}

function nameBytes(character: string): Uint8Array {
  return character.codePointAt(0)! <= 0xff ? latin1(character) : Buffer.from(character, 'utf8');
}

function serialiseString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<${Buffer.from(bytes).toString('hex').toUpperCase()}>`;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

import { damaged, Hostile } from '../../errors.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from '../../objects.ts';
import { isDigit, isRegular, isWhite, latin1 } from './characters.ts';
import { decodeHex } from './hex.ts';
import { readLiteralString } from './literal-string.ts';

const MAX_DEPTH = 200;

/** Thrown when the bytes end before the object does; the caller reads more and parses again. */
export class NeedMoreBytes extends Error {}

/** Parses direct objects and keywords (ISO 32000-2, 7.2 and 7.3) out of bytes in memory. */
export class Parser {
  readonly bytes: Uint8Array;
  position: number;
  /** Where `bytes` begin in the file: for error reports. */
  private readonly base: number;
  /** Whether more bytes may follow after `bytes`. */
  private readonly partial: boolean;

  constructor(bytes: Uint8Array, options: { position?: number; base?: number; partial?: boolean } = {}) {
    this.bytes = bytes;
    this.position = options.position ?? 0;
    this.base = options.base ?? 0;
    this.partial = options.partial ?? false;
  }

  /** Skips white space and comments. */
  skipWhite(): void {
    for (;;) {
      while (isWhite(this.bytes[this.position])) this.position++;
      if (this.bytes[this.position] !== 0x25) break;
      while (this.position < this.bytes.length && this.bytes[this.position] !== 10 && this.bytes[this.position] !== 13)
        this.position++;
    }
    if (this.position >= this.bytes.length && this.partial) throw new NeedMoreBytes();
  }

  /** Takes the keyword if it stands next, as a whole token. */
  takeKeyword(keyword: string): boolean {
    this.skipWhite();
    if (this.partial && this.position + keyword.length >= this.bytes.length) throw new NeedMoreBytes();
    for (let i = 0; i < keyword.length; i++) if (this.bytes[this.position + i] !== keyword.charCodeAt(i)) return false;
    if (isRegular(this.bytes[this.position + keyword.length])) return false;
    this.position += keyword.length;
    return true;
  }

  /** Takes an unsigned integer if one stands next that a number can hold exactly. */
  takeInteger(): number | undefined {
    this.skipWhite();
    const start = this.position;
    let end = start;
    while (isDigit(this.bytes[end])) end++;
    if (end >= this.bytes.length && this.partial) throw new NeedMoreBytes();
    if (end === start || isRegular(this.bytes[end])) return undefined;
    const value = Number(latin1(this.bytes.subarray(start, end)));
    if (!Number.isSafeInteger(value)) return undefined;
    this.position = end;
    return value;
  }

  /** The next object. Streams are not objects here: their dictionary is, and `stream` follows it. */
  object(depth = 0): PdfObject {
    if (depth > MAX_DEPTH) throw Hostile({ detail: 'objects are nested too deeply' });
    this.skipWhite();
    const code = this.bytes[this.position];
    switch (code) {
      case 0x2f:
        return this.name();
      case 0x28:
        return this.literalString();
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        if (this.peek(1) === 0x3c) return this.dictionary(depth);
        return this.hexString();
      case undefined:
        throw this.damage('the file ends within an object');
    }
    if (isDigit(code)) return this.numberOrReference();
    return this.numberOrWord();
  }

  damage(detail: string) {
    return damaged(detail, this.base + this.position);
  }

  /** The byte so many places ahead; `undefined` beyond the end of the file. */
  peek(ahead: number): number | undefined {
    const code = this.bytes[this.position + ahead];
    if (code === undefined && this.partial) throw new NeedMoreBytes();
    return code;
  }

  private name(): PdfName {
    const start = this.position + 1;
    let end = start;
    while (isRegular(this.bytes[end])) end++;
    if (end >= this.bytes.length && this.partial) throw new NeedMoreBytes();
    this.position = end;
    const written = latin1(this.bytes.subarray(start, end));
    // A '#' without two digits is itself: names of PDF 1.0 and 1.1 knew no escape.
    return new PdfName(
      written.includes('#')
        ? written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        : written,
    );
  }

  private literalString(): PdfString {
    const found = readLiteralString(this.bytes, this.position);
    if (!found) throw this.partial ? new NeedMoreBytes() : this.damage('a string has no end');
    this.position = found.end;
    return new PdfString(found.bytes);
  }

  private hexString(): PdfString {
    const close = this.bytes.indexOf(0x3e, this.position);
    if (close < 0) throw this.partial ? new NeedMoreBytes() : this.damage('a string has no end');
    const bytes = decodeHex(this.bytes.subarray(this.position + 1, close));
    if (!bytes) throw this.damage('a hexadecimal string holds something else');
    this.position = close + 1;
    return new PdfString(bytes);
  }

  private array(depth: number): PdfObject[] {
    this.position++;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.position] === 0x5d) break;
      items.push(this.object(depth + 1));
    }
    this.position++;
    return items;
  }

  private dictionary(depth: number): PdfDict {
    this.position += 2;
    const dict = new PdfDict();
    let nulls: Set<string> | undefined;
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.position] === 0x3e && this.peek(1) === 0x3e) break;
      if (this.bytes[this.position] !== 0x2f) throw this.damage('a dictionary key is not a name');
      const key = this.name().value;
      const value = this.object(depth + 1);
      if (dict.entries.has(key) || nulls?.has(key)) dict.ambiguous = true;
      if (value !== null) dict.entries.set(key, value);
      else {
        // An entry of null counts as missing (7.3.7).
        dict.entries.delete(key);
        nulls ??= new Set();
        nulls.add(key);
      }
    }
    this.position += 2;
    return dict;
  }

  private numberOrReference(): PdfObject {
    const number = this.takeInteger();
    if (number === undefined) return this.numberOrWord();
    const end = this.position;
    const generation = this.takeInteger();
    if (generation !== undefined && this.takeKeyword('R')) return new PdfRef(number, generation);
    this.position = end;
    return number;
  }

  private numberOrWord(): PdfObject {
    const start = this.position;
    let end = start;
    while (isRegular(this.bytes[end])) end++;
    if (end >= this.bytes.length && this.partial) throw new NeedMoreBytes();
    const word = latin1(this.bytes.subarray(start, Math.min(end, start + 400)));
    const value = wordValue(word);
    if (value === undefined) throw this.damage('something stands where an object should');
    this.position = end;
    return value;
  }
}

function wordValue(word: string): null | boolean | number | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

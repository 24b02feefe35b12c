import { damaged, Hostile } from '../../errors.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../objects.ts';
import type { PageCache } from '../page-cache.ts';
import { NeedMoreBytes, Parser } from './parser.ts';

const FIRST_WINDOW = 2048;
/** Longest object outside a stream that is read: far above what any producer writes, far below what hurts. */
const LONGEST_OBJECT = 64 << 20;

/** Runs a parse at an offset of the file, with as many bytes as it turns out to need. */
export async function parseAt<T>(cache: PageCache, offset: number, parse: (parser: Parser) => T): Promise<T> {
  for (let length = FIRST_WINDOW; length <= LONGEST_OBJECT; length *= 4) {
    const bytes = await cache.read(offset, length);
    try {
      return parse(new Parser(bytes, { base: offset, partial: offset + bytes.length < cache.size }));
    } catch (error) {
      if (!(error instanceof NeedMoreBytes)) throw error;
    }
  }
  throw Hostile({ detail: 'an object is too long' });
}

export interface IndirectObject {
  readonly ref: PdfRef;
  /** A stream's dictionary where `streamAt` is set. */
  readonly object: PdfObject;
  /** Bytes that it takes in the file, a stream's data apart. */
  readonly length: number;
  /** Offset of the first byte of the stream's data. */
  readonly streamAt?: number;
}

/** Reads 'n g obj ...' at an offset (ISO 32000-2, 7.3.10), a stream up to its first byte. */
export function readIndirectObject(cache: PageCache, offset: number): Promise<IndirectObject> {
  return parseAt(cache, offset, (parser) => {
    const number = parser.takeInteger();
    const generation = parser.takeInteger();
    if (number === undefined || generation === undefined || !parser.takeKeyword('obj'))
      throw damaged('no object stands where the cross-reference table says', offset);
    const ref = new PdfRef(number, generation);
    // Some producers write an object without content; it is null to every reader.
    if (parser.takeKeyword('endobj')) return { ref, object: null, length: parser.position };
    const object = parser.object();
    if (!(object instanceof PdfDict) || !parser.takeKeyword('stream')) return { ref, object, length: parser.position };
    return { ref, object, length: parser.position, streamAt: offset + afterEndOfLine(parser) };
  });
}

/** 'stream' is followed by CR LF or LF (7.3.8.1). A lone CR is wrong but certain: /Length is checked against 'endstream'. */
function afterEndOfLine(parser: Parser): number {
  const first = parser.peek(0);
  if (first === 13) return parser.position + (parser.peek(1) === 10 ? 2 : 1);
  if (first === 10) return parser.position + 1;
  throw parser.damage("'stream' is not followed by an end of line");
}

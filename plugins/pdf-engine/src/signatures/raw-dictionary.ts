import type { ByteSource } from '@sealwright/core/api';
import { PdfName, type PdfObject, type PdfRef } from '../objects.ts';
import { PageCache } from '../read/page-cache.ts';
import { parseAt } from '../read/syntax/indirect-object.ts';
import type { Parser } from '../read/syntax/parser.ts';

/** One entry of a dictionary as it stands in the file; the same key may come twice. */
export interface RawEntry {
  readonly key: string;
  readonly value: PdfObject;
  /** Offsets in the file of the value's first byte and after its last. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the dictionary of the object at `offset` with the place of every entry. `path` leads through nested direct
 * dictionaries. `undefined` where the file holds something else there.
 */
export function readRawDictionary(
  source: ByteSource,
  ref: PdfRef,
  offset: number,
  path: readonly string[] = [],
): Promise<RawEntry[] | undefined> {
  return parseAt(new PageCache(source), offset, (parser) => {
    if (parser.takeInteger() !== ref.number || parser.takeInteger() !== ref.generation || !parser.takeKeyword('obj'))
      return undefined;
    let entries = dictionaryEntries(parser, offset);
    for (const key of path) {
      const found = entries?.filter((entry) => entry.key === key);
      if (found?.length !== 1) return undefined;
      parser.position = found[0]!.start - offset;
      entries = dictionaryEntries(parser, offset);
    }
    return entries;
  });
}

function dictionaryEntries(parser: Parser, base: number): RawEntry[] | undefined {
  parser.skipWhite();
  if (parser.bytes[parser.position] !== 0x3c || parser.bytes[parser.position + 1] !== 0x3c) return undefined;
  parser.position += 2;
  const entries: RawEntry[] = [];
  for (;;) {
    parser.skipWhite();
    if (parser.bytes[parser.position] === 0x3e) return entries;
    const key = parser.object();
    if (!(key instanceof PdfName)) return undefined;
    parser.skipWhite();
    const start = base + parser.position;
    const value = parser.object();
    entries.push({ key: key.value, value, start, end: base + parser.position });
  }
}

import { damaged } from '../../errors.ts';
import { PdfDict } from '../../objects.ts';
import type { PageCache } from '../page-cache.ts';
import { parseAt } from '../syntax/indirect-object.ts';
import { NeedMoreBytes, Parser } from '../syntax/parser.ts';
import type { CrossReferences } from './cross-references.ts';

/** Entries are read in portions of this many bytes. */
const PORTION = 1 << 16;

export interface ClassicSection {
  readonly trailer: PdfDict;
  /** Offset after the trailer dictionary. */
  readonly end: number;
  /** Numbers that the table calls free. In a hybrid file the hidden objects are among them, so they count last. */
  readonly free: readonly number[];
}

/** Reads the cross-reference table whose 'xref' stands at `offset` (ISO 32000-2, 7.5.4), and its trailer. */
export async function readClassicSection(
  cache: PageCache,
  offset: number,
  references: CrossReferences,
): Promise<ClassicSection> {
  const free: number[] = [];
  let position = await parseAt(cache, offset, (parser) => {
    if (!parser.takeKeyword('xref')) throw parser.damage('no cross-reference table stands here');
    return offset + parser.position;
  });
  for (;;) {
    const next = await parseAt(cache, position, subsectionOrTrailer);
    position += next.length;
    if ('trailer' in next) return { trailer: next.trailer, end: position, free };
    position = await readEntries(cache, position, next.first, next.count, references, free);
  }
}

type SubsectionOrTrailer =
  | { readonly first: number; readonly count: number; readonly length: number }
  | { readonly trailer: PdfDict; readonly length: number };

function subsectionOrTrailer(parser: Parser): SubsectionOrTrailer {
  if (parser.takeKeyword('trailer')) {
    const trailer = parser.object();
    if (!(trailer instanceof PdfDict)) throw parser.damage('the trailer is not a dictionary');
    return { trailer, length: parser.position };
  }
  const first = parser.takeInteger();
  const count = parser.takeInteger();
  if (first === undefined || count === undefined) throw parser.damage('the cross-reference table breaks off');
  return { first, count, length: parser.position };
}

async function readEntries(
  cache: PageCache,
  start: number,
  first: number,
  count: number,
  references: CrossReferences,
  free: number[],
): Promise<number> {
  let position = start;
  let done = 0;
  while (done < count) {
    const bytes = await cache.read(position, PORTION);
    const parser = new Parser(bytes, { base: position, partial: position + bytes.length < cache.size });
    let end = 0;
    try {
      for (; done < count; done++) {
        readEntry(parser, first + done, references, free);
        end = parser.position;
      }
    } catch (error) {
      if (!(error instanceof NeedMoreBytes)) throw error;
      if (end === 0) throw damaged('the cross-reference table breaks off', position);
    }
    position += end;
  }
  return position;
}

/** Entries are 20 bytes each; readers have always coped with other white space between the parts, so it does not matter here. */
function readEntry(parser: Parser, number: number, references: CrossReferences, free: number[]): void {
  const offset = parser.takeInteger();
  const generation = parser.takeInteger();
  if (offset === undefined || generation === undefined) throw parser.damage('a cross-reference entry is not an entry');
  if (parser.takeKeyword('n')) references.addInFile(number, offset, generation);
  else if (parser.takeKeyword('f')) free.push(number);
  else throw parser.damage('a cross-reference entry is not an entry');
}

import { damaged, Hostile } from '../../errors.ts';
import type { XrefSection } from '../../object-store.ts';
import type { PdfDict } from '../../objects.ts';
import type { PageCache } from '../page-cache.ts';
import { parseAt } from '../syntax/indirect-object.ts';
import { readClassicSection } from './classic-section.ts';
import { CrossReferences } from './cross-references.ts';
import { readStreamSection } from './stream-section.ts';

export interface CrossReferenceSections {
  readonly references: CrossReferences;
  /** Newest first. */
  readonly sections: readonly [Section, ...Section[]];
}

export interface Section extends XrefSection {
  readonly trailer: PdfDict;
  readonly kind: 'table' | 'stream' | 'hybrid';
}

/** Reads all cross-reference sections, from the newest along /Prev to the oldest. */
export async function readSections(cache: PageCache, startXref: number): Promise<CrossReferenceSections> {
  const references = new CrossReferences();
  const visited = new Set([startXref]);
  const hidden = new Set<number>();
  const newest = await readSection(cache, startXref, references, hidden);
  const sections: [Section, ...Section[]] = [newest];
  for (let previous = offsetEntry(newest.trailer, 'Prev'); previous !== undefined; ) {
    if (visited.has(previous)) throw Hostile({ detail: 'the cross-reference sections form a loop' });
    visited.add(previous);
    const section = await readSection(cache, previous, references, hidden);
    sections.push(section);
    previous = offsetEntry(section.trailer, 'Prev');
  }
  return { references, sections };
}

async function readSection(
  cache: PageCache,
  at: number,
  references: CrossReferences,
  hidden: Set<number>,
): Promise<Section> {
  if (at >= cache.size) throw damaged('a cross-reference section is said to stand beyond the end', at);
  // Producers that count the end of line before it are many, and every reader follows them.
  const { offset, isTable } = await parseAt(cache, at, (parser) => {
    parser.skipWhite();
    return { offset: at + parser.position, isTable: parser.takeKeyword('xref') };
  });
  if (!isTable) return { offset, kind: 'stream', ...(await readStreamSection(cache, offset, references)) };
  const { trailer, end, free } = await readClassicSection(cache, offset, references);
  // What a hybrid file hides from old readers counts after the table's objects and before its free entries (7.5.8.4).
  const stream = offsetEntry(trailer, 'XRefStm');
  // Writers that copy a whole trailer name the older one's stream, which has nothing to say the second time.
  if (stream !== undefined && !hidden.has(stream)) await readStreamSection(cache, stream, references);
  if (stream !== undefined) hidden.add(stream);
  for (const number of free) references.addFree(number);
  return { offset, end, trailer, kind: stream === undefined ? 'table' : 'hybrid' };
}

function offsetEntry(trailer: PdfDict, key: 'Prev' | 'XRefStm'): number | undefined {
  const value = trailer.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw damaged(`/${key} of a trailer is not an offset`);
  return value;
}

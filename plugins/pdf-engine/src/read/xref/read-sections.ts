import { damaged, Hostile } from '../../errors.ts';
import type { PdfDict } from '../../objects.ts';
import type { PageCache } from '../page-cache.ts';
import { parseAt } from '../syntax/indirect-object.ts';
import { readClassicSection } from './classic-section.ts';
import { CrossReferences } from './cross-references.ts';
import { readStreamSection } from './stream-section.ts';

export interface CrossReferenceSections {
  readonly references: CrossReferences;
  /** Of the newest section. */
  readonly trailer: PdfDict;
  readonly kind: 'table' | 'stream' | 'hybrid';
}

/** Reads all cross-reference sections, from the newest along /Prev to the oldest. */
export async function readSections(cache: PageCache, startXref: number): Promise<CrossReferenceSections> {
  const references = new CrossReferences();
  const visited = new Set<number>();
  let newest: Omit<CrossReferenceSections, 'references'> | undefined;
  for (let offset: number | undefined = startXref; offset !== undefined; ) {
    if (visited.has(offset)) throw Hostile({ detail: 'the cross-reference sections form a loop' });
    visited.add(offset);
    const section = await readSection(cache, offset, references);
    newest ??= section;
    offset = offsetEntry(section.trailer, 'Prev');
  }
  return { references, ...newest! };
}

async function readSection(
  cache: PageCache,
  offset: number,
  references: CrossReferences,
): Promise<Omit<CrossReferenceSections, 'references'>> {
  if (offset >= cache.size) throw damaged('a cross-reference section is said to stand beyond the end', offset);
  const isTable = await parseAt(cache, offset, (parser) => parser.takeKeyword('xref'));
  if (!isTable) return { trailer: await readStreamSection(cache, offset, references), kind: 'stream' };
  const { trailer, free } = await readClassicSection(cache, offset, references);
  // What a hybrid file hides from old readers counts after the table's objects and before its free entries (7.5.8.4).
  const hidden = offsetEntry(trailer, 'XRefStm');
  if (hidden !== undefined) await readStreamSection(cache, hidden, references);
  for (const number of free) references.addFree(number);
  return { trailer, kind: hidden === undefined ? 'table' : 'hybrid' };
}

function offsetEntry(trailer: PdfDict, key: 'Prev' | 'XRefStm'): number | undefined {
  const value = trailer.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw damaged(`/${key} of a trailer is not an offset`);
  return value;
}

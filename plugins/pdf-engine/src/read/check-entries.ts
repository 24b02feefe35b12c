import { damaged } from '../errors.ts';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';
import { PageCache } from './page-cache.ts';
import { parseAt } from './syntax/indirect-object.ts';

/**
 * Fails with `pdf.damaged` unless the cross-reference sections are right about every object, used or not. Readers that find
 * a wrong entry rebuild the table, each in its own way; what is signed must not depend on which. Reads no more of the file
 * than its digest does.
 */
export async function checkEntries(store: ObjectStore): Promise<void> {
  const cache = new PageCache(store.source);
  // Numbers from /Size on do not exist to one reader and exist to the next (7.5.5).
  if (store.size !== store.trailer.get('Size')) throw damaged('/Size of the trailer is too small');
  for (const entry of store.entries()) {
    const { place } = entry;
    if ('offset' in place) await checkHeader(cache, entry, place.offset);
    else if (!isInFile(store.entry(place.stream))) throw damaged(`object stream ${place.stream} is missing`);
  }
}

async function checkHeader(cache: PageCache, { ref }: ObjectEntry, offset: number): Promise<void> {
  const isRight = await parseAt(
    cache,
    offset,
    (parser) =>
      parser.takeInteger() === ref.number && parser.takeInteger() === ref.generation && parser.takeKeyword('obj'),
  );
  if (!isRight) throw damaged(`object ${ref.number} is not where the cross-reference table says`, offset);
}

function isInFile(entry: ObjectEntry | undefined): boolean {
  return entry !== undefined && 'offset' in entry.place;
}

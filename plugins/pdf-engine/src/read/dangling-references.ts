import { SealwrightError } from '@sealwright/core/api';
import { Hostile } from '../errors.ts';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfObject, PdfRef, PdfStream } from '../objects.ts';
import { PageCache } from './page-cache.ts';
import { readIndirectObject } from './syntax/indirect-object.ts';

/**
 * Numbers from /Size on that some object refers to although nothing stands there. To those who refer it is null (ISO
 * 32000-2, 7.3.10); a new object of that number would become what they show, which a document can be prepared for. So
 * every object is looked at, used or not, though no stream is read but object streams.
 */
export async function danglingReferences(store: ObjectStore): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  collect(store.trailer, store.size, found);
  const cache = new PageCache(store.source);
  const inStreams: ObjectEntry[] = [];
  for (const entry of store.entries()) {
    const { place } = entry;
    if ('stream' in place) inStreams.push(entry);
    else collect(await unlessDamaged(readIndirectObject(cache, place.offset)), store.size, found);
  }
  // One object stream after the other, so that none is unpacked twice.
  inStreams.sort((a, b) => streamOf(a) - streamOf(b));
  for (const { ref } of inStreams) collect(await unlessDamaged(objectOf(store, ref)), store.size, found);
  return found;
}

async function objectOf(store: ObjectStore, ref: PdfRef) {
  return { object: await store.get(ref) };
}

/** What cannot be read refers to nothing. */
async function unlessDamaged(reading: Promise<{ readonly object: PdfObject }>): Promise<PdfObject> {
  try {
    return (await reading).object;
  } catch (fault) {
    if (fault instanceof SealwrightError && !Hostile.is(fault)) return null;
    throw fault;
  }
}

/** The parser bounds how deep objects are nested. */
function collect(object: PdfObject, size: number, found: Set<number>): void {
  if (object instanceof PdfRef) {
    if (object.number >= size) found.add(object.number);
  } else if (Array.isArray(object)) for (const item of object) collect(item, size, found);
  else if (object instanceof PdfDict) for (const value of object.entries.values()) collect(value, size, found);
  else if (object instanceof PdfStream) collect(object.dict, size, found);
}

function streamOf({ place }: ObjectEntry): number {
  return 'stream' in place ? place.stream : 0;
}

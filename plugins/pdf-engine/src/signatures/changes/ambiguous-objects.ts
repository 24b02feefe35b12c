import { PdfDict, type PdfObject, PdfStream } from '../../objects.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import type { TouchedObjects } from './touched-objects.ts';

/**
 * Objects of later revisions whose dictionaries give a key twice. No writer does so by mistake where it only appends; what
 * such an object shows depends on the reader, so that it looks unchanged here proves nothing.
 */
export async function findAmbiguousObjects(
  next: Skeleton,
  touched: TouchedObjects,
  changes: ChangeList,
): Promise<void> {
  for (const { ref } of touched.written())
    if (isAmbiguous(await next.store.get(ref))) changes.add('other', `object ${ref.number}: a key twice`);
  if (isAmbiguous(next.store.trailer)) changes.add('other', 'trailer: a key twice');
}

/** The parser bounds how deep objects are nested. */
function isAmbiguous(object: PdfObject): boolean {
  if (object instanceof PdfStream) return isAmbiguous(object.dict);
  if (Array.isArray(object)) return object.some(isAmbiguous);
  return object instanceof PdfDict && (object.ambiguous || [...object.entries.values()].some(isAmbiguous));
}

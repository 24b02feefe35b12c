import type { ObjectStore } from '../../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '../../objects.ts';
import type { ChangeList } from './change-list.ts';
import { ComparisonTooLarge } from './object-comparison.ts';
import type { TouchedObjects } from './touched-objects.ts';

const MOST_OBJECTS = 1_000_000;

/**
 * Objects that later revisions wrote although nothing leads to them: nothing of them is shown, but nobody needs them
 * either, and a still later revision can bring them to light.
 */
export async function findUnusedObjects(
  store: ObjectStore,
  touched: TouchedObjects,
  changes: ChangeList,
): Promise<void> {
  const written = [...touched.written()];
  if (written.length === 0) return;
  const used = await reachable(store);
  for (const { ref } of written) {
    if (used.has(ref.number)) continue;
    const object = await store.get(ref);
    if (object !== null && !isStructural(object)) changes.add('unused-object', String(ref));
  }
}

async function reachable(store: ObjectStore): Promise<Set<number>> {
  const found = new Set<number>();
  const queue: PdfObject[] = [store.trailer];
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
    if (object instanceof PdfRef) {
      if (found.has(object.number)) continue;
      found.add(object.number);
      if (found.size > MOST_OBJECTS) throw new ComparisonTooLarge();
      queue.push(await store.get(object));
    } else if (Array.isArray(object)) queue.push(...object.filter(leads));
    else if (object instanceof PdfDict) queue.push(...[...object.entries.values()].filter(leads));
    else if (object instanceof PdfStream) queue.push(object.dict);
  }
  return found;
}

function leads(object: PdfObject): boolean {
  return typeof object === 'object' && !(object instanceof PdfName);
}

/** Object streams and cross-reference streams are reached by the tables and not by references. */
function isStructural(object: PdfObject): boolean {
  const type = object instanceof PdfStream ? object.dict.get('Type') : undefined;
  return type instanceof PdfName && (type.value === 'ObjStm' || type.value === 'XRef');
}

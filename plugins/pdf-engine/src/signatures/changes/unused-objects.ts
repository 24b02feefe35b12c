import type { ObjectStore } from '../../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '../../objects.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import { ComparisonTooLarge } from './object-comparison.ts';
import type { TouchedObjects } from './touched-objects.ts';

const MOST_OBJECTS = 1_000_000;

/**
 * Objects that later revisions wrote although nothing leads to them: nothing of them is shown, but nobody needs them
 * either, and a still later revision can bring them to light.
 */
export async function findUnusedObjects(next: Skeleton, touched: TouchedObjects, changes: ChangeList): Promise<void> {
  const wanted = new Set<number>();
  for (const { ref } of touched.written()) {
    const object = await next.store.get(ref);
    if (object !== null && !isStructural(object)) wanted.add(ref.number);
  }
  // Nearly all hang on what the skeleton names, by way of other new objects: the whole document need not be walked then.
  await walk(next.store, [next.store.trailer, ...skeletonRefs(next)], wanted, (number) => touched.has(number));
  await walk(next.store, [next.store.trailer], wanted, () => true);
  for (const number of wanted) changes.add('unused-object', String(number));
}

/** Follows references from the start and takes what it meets out of `wanted`; ends when that is empty. */
async function walk(
  store: ObjectStore,
  start: readonly PdfObject[],
  wanted: Set<number>,
  enters: (number: number) => boolean,
): Promise<void> {
  const visited = new Set<number>();
  const queue = [...start];
  for (let object = queue.pop(); object !== undefined && wanted.size > 0; object = queue.pop()) {
    if (object instanceof PdfRef) {
      if (visited.has(object.number) || !enters(object.number)) continue;
      visited.add(object.number);
      wanted.delete(object.number);
      if (visited.size > MOST_OBJECTS) throw new ComparisonTooLarge();
      queue.push(await store.get(object));
    } else if (object instanceof PdfStream) queue.push(object.dict);
    else if (Array.isArray(object)) for (const item of object) queue.push(item);
    else if (object instanceof PdfDict) for (const value of object.entries.values()) queue.push(value);
  }
}

function skeletonRefs({ pages, annotations, fields }: Skeleton): PdfObject[] {
  return [
    ...pages.map(({ ref }) => ref),
    ...annotations.map(({ object }) => object),
    ...fields.flatMap(({ ref, widgets }) => [ref ?? null, ...widgets.map((widget) => widget.ref ?? null)]),
  ];
}

/** Object streams and cross-reference streams are reached by the tables and not by references. */
function isStructural(object: PdfObject): boolean {
  const type = object instanceof PdfStream ? object.dict.get('Type') : undefined;
  return type instanceof PdfName && (type.value === 'ObjStm' || type.value === 'XRef');
}

import type { RevisionChange } from '@sealwright/core/api';
import type { ObjectStore } from '../../object-store.ts';
import { hasTrailingData } from '../revisions.ts';
import { readSkeleton, type Skeleton } from '../skeleton.ts';
import { findAmbiguousObjects } from './ambiguous-objects.ts';
import { ChangeList } from './change-list.ts';
import { compareAnnotations } from './compare-annotations.ts';
import { compareCatalogs, compareTrailers } from './compare-catalog.ts';
import { compareForms } from './compare-form.ts';
import { comparePages } from './compare-pages.ts';
import { ComparisonTooLarge, ObjectComparison } from './object-comparison.ts';
import { TouchedObjects } from './touched-objects.ts';
import { findUnusedObjects } from './unused-objects.ts';

/**
 * Compares two revisions of a document by what can be reached from their trailers. Every entry of every part is
 * compared by content along every path that leads to it, so an object that serves two purposes counts for both.
 */
export async function compareDocuments(
  oldStore: ObjectStore,
  nextStore: ObjectStore,
): Promise<readonly RevisionChange[]> {
  const changes = new ChangeList();
  try {
    const old = await readSkeleton(oldStore);
    const next = await readSkeleton(nextStore);
    const touched = await TouchedObjects.between(oldStore, nextStore);
    const comparison = new ObjectComparison(oldStore, nextStore, touched, {
      roots: intersection(rootNames(old), rootNames(next)),
      parts: intersection(partNames(old), partNames(next)),
    });
    for (const compare of [compareTrailers, compareCatalogs, comparePages, compareAnnotations, compareForms])
      await compare(old, next, comparison, changes);
    if (await hasTrailingData(nextStore)) changes.add('other', 'data after the end of the file');
    await findAmbiguousObjects(next, touched, changes);
    await findUnusedObjects(next, touched, changes);
  } catch (fault) {
    if (!(fault instanceof ComparisonTooLarge)) throw fault;
    changes.add('other', 'too large to compare');
  }
  return changes.changes;
}

/** Pages and the catalog: whoever refers to one means it and does not contain it. */
function rootNames({ pages, store }: Skeleton): Set<string> {
  return new Set([String(store.trailer.get('Root')), ...pages.map(({ ref }) => ref.toString())]);
}

function partNames({ annotations, fields }: Skeleton): Set<string> {
  return new Set([
    ...annotations.map(({ object }) => String(object)),
    ...fields.flatMap(({ ref, widgets }) => [ref, ...widgets.map((widget) => widget.ref)]).map(String),
  ]);
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((item) => b.has(item)));
}

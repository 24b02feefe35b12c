import { PdfDict, type PdfObject, PdfRef } from '../../objects.ts';
import type { Skeleton } from '../skeleton.ts';
import { ComparisonTooLarge, type ObjectComparison } from './object-comparison.ts';

const MOST_NODES = 1_000_000;

/** Entries that may appear where there was none: they only hang further elements into the tree (ISO 32000-2, 14.7). */
const MAY_APPEAR: ReadonlySet<string> = new Set([
  ...['K', 'Kids', 'Nums', 'Names'],
  ...['ParentTree', 'ParentTreeNextKey', 'IDTree', 'RoleMap', 'ClassMap', 'Namespaces'],
]);

/** Entries that follow from the tree's size. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['ParentTreeNextKey', 'Limits']);

interface Pair {
  readonly old: PdfObject;
  readonly next: PdfObject;
}

/**
 * Whether the structure tree merely grew: all that was there is still there, unchanged and in its order. Signing a tagged
 * document hangs the new widgets into the tree, which changes nothing that is to be seen or read.
 */
export async function structureGrew(old: Skeleton, next: Skeleton, comparison: ObjectComparison): Promise<boolean> {
  const visited = new Set<string>();
  const before = old.catalog.get('StructTreeRoot') ?? null;
  const queue: Pair[] = [{ old: before, next: next.catalog.get('StructTreeRoot') ?? null }];
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    if (pair.old instanceof PdfRef && pair.next instanceof PdfRef) {
      const name = `${pair.old} ${pair.next}`;
      if (visited.has(name)) continue;
      visited.add(name);
      if (visited.size > MOST_NODES) throw new ComparisonTooLarge();
    }
    const a = await old.store.resolve(pair.old);
    const b = await next.store.resolve(pair.next);
    if (a instanceof PdfDict && b instanceof PdfDict) {
      if (!(await dictGrew(a, b, comparison, queue))) return false;
    } else if (Array.isArray(a) || Array.isArray(b)) {
      if (!(await arrayGrew(asArray(a, pair.old), asArray(b, pair.next), comparison, queue))) return false;
    } else if (!(await comparison.same(pair.old, pair.next))) return false;
  }
  return before !== null;
}

async function dictGrew(a: PdfDict, b: PdfDict, comparison: ObjectComparison, queue: Pair[]): Promise<boolean> {
  for (const key of await comparison.differingKeys(a, b, MAY_CHANGE)) {
    const old = a.get(key);
    const next = b.get(key);
    if (next === undefined || !MAY_APPEAR.has(key)) return false;
    if (old !== undefined) queue.push({ old, next });
  }
  return true;
}

/** The old items must stand among the new ones in their order. */
async function arrayGrew(
  a: PdfObject[],
  b: PdfObject[],
  comparison: ObjectComparison,
  queue: Pair[],
): Promise<boolean> {
  let at = 0;
  for (const old of a) {
    for (; at < b.length; at++) {
      const next = b[at]!;
      if (
        old instanceof PdfRef ? next instanceof PdfRef && old.number === next.number : await comparison.same(old, next)
      )
        break;
    }
    if (at === b.length) return false;
    queue.push({ old, next: b[at++]! });
  }
  return true;
}

/** A single /K may become an array that holds it. */
function asArray(resolved: PdfObject, written: PdfObject): PdfObject[] {
  return Array.isArray(resolved) ? resolved : [written];
}

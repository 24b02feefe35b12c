import type { Page } from '../../read/pages/page-tree.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import type { ObjectComparison } from './object-comparison.ts';

/** Annotations are compared by themselves; /Parent and /Type say where the page stands. */
const OTHERWISE: ReadonlySet<string> = new Set(['Annots', 'Parent', 'Type']);

/** What is drawn as the page itself (ISO 32000-2, table 31). */
const CONTENT: ReadonlySet<string> = new Set(['Contents', 'Resources', 'Group']);

/** Entries that neither show nor do anything. /Tabs orders the fields for the keyboard. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['Tabs', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified']);

/** Pages are told apart by their object numbers, so a page that was replaced counts as removed and added. */
export async function comparePages(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const before = new Map(old.pages.map((page) => [page.ref.toString(), page]));
  const moved = old.pages.length !== next.pages.length ? 'count' : 'order';
  for (const page of next.pages) {
    const known = before.get(page.ref.toString());
    if (known?.index !== page.index) changes.add('page-added-or-removed', moved, { page: page.index });
    if (known) await comparePage(known, page, comparison, changes);
  }
  if (next.pages.length < old.pages.length) changes.add('page-added-or-removed', 'count');
}

async function comparePage(old: Page, next: Page, comparison: ObjectComparison, changes: ChangeList): Promise<void> {
  const place = { page: next.index };
  for (const key of await comparison.differingKeys(old.attributes, next.attributes, OTHERWISE)) {
    if (CONTENT.has(key)) changes.add('page-content', key, place);
    else changes.add(DESCRIPTIVE.has(key) ? 'metadata' : 'page-attributes', key, place);
  }
}

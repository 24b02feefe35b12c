import { PdfDict } from '../../objects.ts';
import { asDict, dictAt } from '../object-access.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import { structureGrew } from './compare-structure.ts';
import type { ObjectComparison } from './object-comparison.ts';

/** Compared by themselves. */
const OTHERWISE: ReadonlySet<string> = new Set(['Pages', 'AcroForm', 'DSS', 'Names']);

/** Entries that say something about the document but show nothing of it and do nothing. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['Metadata', 'Version', 'Extensions', 'Lang', 'PieceInfo']);

export async function compareCatalogs(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  for (const key of await comparison.differingKeys(old.catalog, next.catalog, OTHERWISE)) {
    const harmless = key === 'StructTreeRoot' ? await structureGrew(old, next, comparison) : DESCRIPTIVE.has(key);
    changes.add(harmless ? 'metadata' : 'catalog', key);
  }
  await compareNames(old, next, comparison, changes);
  await compareSecurityStore(old, next, comparison, changes);
}

/** Name trees (ISO 32000-2, table 32) hold scripts and files among others. A list of stamps' pictures may be started. */
async function compareNames(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const before = (await dictAt(old.store, old.catalog, 'Names')) ?? new PdfDict();
  const after = (await dictAt(next.store, next.catalog, 'Names')) ?? new PdfDict();
  for (const key of await comparison.differingKeys(before, after))
    changes.add(key === 'AP' && !before.get(key) ? 'metadata' : 'catalog', `Names ${key}`);
}

/** The document security store (ISO 32000-2, 12.8.4.3) may grow and be rewritten, but not vanish. */
async function compareSecurityStore(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const before = old.catalog.get('DSS');
  const after = next.catalog.get('DSS');
  if (await comparison.same(before, after)) return;
  const store = asDict(await next.store.resolve(after));
  if (store) changes.add('validation-data', 'DSS');
  else changes.add('catalog', 'DSS');
}

/** LibreOffice's notes on the editable document that it embeds. */
const EMBEDDED_SOURCE: ReadonlySet<string> = new Set(['AdditionalStreams', 'DocChecksum']);

/** Entries of the trailer that belong to the file's structure (7.5.5, 7.5.8.2) and change with every revision. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...['Root', 'Size', 'Prev', 'XRefStm', 'ID', 'Info'],
  ...['Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms'],
]);

export async function compareTrailers(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const before: PdfDict = old.store.trailer;
  const after: PdfDict = next.store.trailer;
  // Objects from /Size on exist to one reader and not to the next (7.5.5): what is seen would depend on it.
  if (before.get('Size') === old.store.size && after.get('Size') !== next.store.size)
    changes.add('other', 'trailer Size');
  if (!(await comparison.same(before.get('Info'), after.get('Info')))) changes.add('metadata', 'Info');
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    // Many writers do not repeat entries that they do not know; what these led to must stay as it was all the same.
    const now = after.get(key) ?? (key === 'Encrypt' ? null : before.get(key));
    if (STRUCTURAL.has(key) || (await comparison.same(before.get(key), now))) continue;
    changes.add(EMBEDDED_SOURCE.has(key) ? 'metadata' : 'other', `trailer ${key}`);
  }
}

import { PdfDict } from '../../objects.ts';
import { dictAt } from '../object-access.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import { compareFields } from './compare-fields.ts';
import type { ObjectComparison } from './object-comparison.ts';

/** How viewers are to draw values that are filled in. */
const DRAWING = ['NeedAppearances', 'DA', 'Q'];

/** Compared by themselves; /SigFlags follows from the signatures. */
const OTHERWISE: ReadonlySet<string> = new Set(['Fields', 'SigFlags', 'DR', ...DRAWING]);

/** The interactive form (ISO 32000-2, 12.7.3). */
export async function compareForms(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  await compareFields(old, next, comparison, changes);
  const before = old.form ?? new PdfDict();
  const after = next.form ?? new PdfDict();
  for (const key of await comparison.differingKeys(before, after, OTHERWISE)) changes.add('catalog', `AcroForm ${key}`);
  for (const key of DRAWING)
    if (!(await comparison.same(before.get(key), after.get(key)))) changes.add('form-value-changed', `AcroForm ${key}`);
  await compareResources(old, next, comparison, changes);
}

/** Signers add resources for their own fields. The fonts that values are drawn with must stay the same. */
async function compareResources(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const before = (old.form && (await dictAt(old.store, old.form, 'DR'))) ?? new PdfDict();
  const after = (next.form && (await dictAt(next.store, next.form, 'DR'))) ?? new PdfDict();
  for (const category of await comparison.differingKeys(before, after)) {
    const known = (await dictAt(old.store, before, category)) ?? new PdfDict();
    const now = (await dictAt(next.store, after, category)) ?? new PdfDict();
    const replaced = (await comparison.differingKeys(known, now)).some((key) => known.get(key) !== undefined);
    const draws = category === 'Font' || category === 'Encoding';
    changes.add(replaced && draws ? 'catalog' : 'form-value-changed', `AcroForm DR ${category}`);
  }
}

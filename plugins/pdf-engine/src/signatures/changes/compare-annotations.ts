import { PdfName, PdfRef } from '../../objects.ts';
import type { PlacedAnnotation } from '../form-fields.ts';
import { keyOf, type ObjectKey } from '../object-access.ts';
import type { Skeleton } from '../skeleton.ts';
import { acts } from './actions.ts';
import type { ChangeList } from './change-list.ts';
import type { ObjectComparison } from './object-comparison.ts';

/** The page that an annotation is on is known from the page's list. */
const OTHERWISE: ReadonlySet<string> = new Set(['P']);

/** Annotations other than the widgets of fields, page by page; those belong to the form. */
export async function compareAnnotations(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const formWidgets = { old: widgetsInForm(old), next: widgetsInForm(next) };
  const elsewhere = new Set(old.annotations.map(({ object, dict }) => keyOf(object, dict)));
  const before = new Map<string, PlacedAnnotation>();
  const unmatched: PlacedAnnotation[] = [];
  for (const annotation of old.annotations) {
    if (annotation.object instanceof PdfRef) before.set(placeKey(annotation), annotation);
    else unmatched.push(annotation);
  }

  for (const annotation of next.annotations) {
    const { object, dict, page } = annotation;
    const key = keyOf(object, dict);
    const known = before.get(placeKey(annotation)) ?? (await takeEqual(unmatched, annotation, comparison));
    before.delete(placeKey(annotation));
    if (!known) {
      if (await acts(next.store, dict)) changes.add('other', `${subtype(annotation)} with an action`, { page });
      // What was there before, a seal above all, must not turn up in a second place.
      if (elsewhere.has(key)) changes.add('annotation-changed', `${subtype(annotation)} page`, { page });
      // A widget that came with its field is the form's news; one of an old field shows where nothing was.
      else if (!formWidgets.next.has(key) || formWidgets.old.has(key))
        changes.add('annotation-added', subtype(annotation), { page });
    } else if (!formWidgets.old.has(key) || !formWidgets.next.has(key)) {
      for (const entry of await comparison.differingKeys(known.dict, dict, OTHERWISE))
        changes.add('annotation-changed', `${subtype(annotation)} ${entry}`, { page });
    }
  }
  for (const removed of [...before.values(), ...unmatched])
    changes.add('annotation-removed', subtype(removed), { page: removed.page });
  compareOrder(old, next, changes);
}

/** Annotations of a page are drawn one over the other in their order (ISO 32000-2, 12.5.2). */
function compareOrder(old: Skeleton, next: Skeleton, changes: ChangeList): void {
  const order = new Map(old.annotations.map((annotation, i) => [placeKey(annotation), i]));
  let last = -1;
  let page = -1;
  for (const annotation of next.annotations) {
    const index = order.get(placeKey(annotation));
    if (index === undefined || !(annotation.object instanceof PdfRef)) continue;
    if (annotation.page === page && index < last) changes.add('annotation-changed', 'order', { page });
    last = index;
    page = annotation.page;
  }
}

/** Direct annotations have no identity: one is known if one just like it was on the same page. */
async function takeEqual(
  unmatched: PlacedAnnotation[],
  annotation: PlacedAnnotation,
  comparison: ObjectComparison,
): Promise<PlacedAnnotation | undefined> {
  for (const [i, candidate] of unmatched.entries()) {
    if (candidate.page !== annotation.page || !(await comparison.same(candidate.dict, annotation.dict))) continue;
    unmatched.splice(i, 1);
    return candidate;
  }
  return undefined;
}

/** One annotation may be listed on several pages. */
function placeKey({ object, page }: PlacedAnnotation): string {
  return `${object} on ${page}`;
}

function widgetsInForm({ fields }: Skeleton): Set<ObjectKey> {
  return new Set(fields.filter(({ inForm }) => inForm).flatMap(({ widgets }) => widgets.map(({ key }) => key)));
}

function subtype({ dict }: PlacedAnnotation): string {
  const value = dict.get('Subtype');
  return value instanceof PdfName ? value.value : 'annotation';
}

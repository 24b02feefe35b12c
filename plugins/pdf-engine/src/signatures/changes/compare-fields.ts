import { PdfDict, PdfRef } from '../../objects.ts';
import type { FormField, Widget } from '../form-fields.ts';
import { nameAt, rectangleAt } from '../object-access.ts';
import type { Skeleton } from '../skeleton.ts';
import type { ChangeList } from './change-list.ts';
import type { ObjectComparison } from './object-comparison.ts';

/** Told by the tree of fields itself, or by the page that lists the widget. */
const STRUCTURE: ReadonlySet<string> = new Set(['Kids', 'Parent', 'P', 'FT', 'V']);

/** What filling in a field may write (ISO 32000-2, 12.7.4 and 12.7.5). */
const FILLED: ReadonlySet<string> = new Set(['V', 'AP', 'AS', 'RV', 'I', 'TI', 'M']);

/** What signing a field may write besides: a signer draws its appearance and may lock it. */
const SIGNED: ReadonlySet<string> = new Set(['V', 'AP', 'AS', 'M', 'F', 'Ff', 'MK', 'DA', 'BS', 'TU']);

const NOTHING: ReadonlySet<string> = new Set();

export async function compareFields(
  old: Skeleton,
  next: Skeleton,
  comparison: ObjectComparison,
  changes: ChangeList,
): Promise<void> {
  const fields = new FieldComparison(old, next, comparison, changes);
  const before = new Map(old.fields.filter(({ inForm }) => inForm).map((field) => [field.key, field]));
  const outside = new Set(old.fields.filter(({ inForm }) => !inForm).map(({ key }) => key));
  for (const field of next.fields) {
    if (!field.inForm) {
      if (!outside.has(field.key)) await fields.addedOutside(field);
      continue;
    }
    const known = before.get(field.key);
    before.delete(field.key);
    if (known) await fields.compare(known, field);
    else await fields.added(field);
  }
  for (const removed of before.values()) await fields.removed(removed);
}

class FieldComparison {
  private readonly old: Skeleton;
  private readonly next: Skeleton;
  private readonly comparison: ObjectComparison;
  private readonly changes: ChangeList;

  constructor(old: Skeleton, next: Skeleton, comparison: ObjectComparison, changes: ChangeList) {
    this.old = old;
    this.next = next;
    this.comparison = comparison;
    this.changes = changes;
  }

  async added(field: FormField): Promise<void> {
    if (field.group) return;
    const place = placeOf(field);
    if (field.type !== 'Sig') this.changes.add('form-field-added', field.name, place);
    else if ((await this.next.store.resolve(field.value)) instanceof PdfDict) await this.signed(field);
    else this.changes.add('signature-field-added', field.name, place);
  }

  /** Widgets that the form does not list are annotations; but viewers show a signature that hangs on one. */
  async addedOutside(field: FormField): Promise<void> {
    if (field.type === 'Sig' && (await this.next.store.resolve(field.value)) instanceof PdfDict)
      await this.signed(field);
  }

  async removed(field: FormField): Promise<void> {
    const signed = field.type === 'Sig' && (await this.old.store.resolve(field.value)) instanceof PdfDict;
    if (!field.group) this.changes.add(signed ? 'signature-removed' : 'other', field.name, placeOf(field));
  }

  async compare(old: FormField, next: FormField): Promise<void> {
    if (old.name !== next.name || old.type !== next.type) this.changes.add('other', `${old.name} T`, placeOf(next));
    const before = await this.old.store.resolve(old.value);
    const after = await this.next.store.resolve(next.value);
    const wasSigned = old.type === 'Sig' && before instanceof PdfDict;
    // A group has no value of its own to be read; nobody would list its signature.
    const isSigned = next.type === 'Sig' && !next.group && after instanceof PdfDict;
    if (wasSigned) {
      // Compared as dictionaries: the same number can hold another signature.
      if (!isSigned || !(await this.comparison.same(before, after)))
        this.changes.add('signature-removed', old.name, placeOf(next));
      return this.compareEntries(old, next, NOTHING, 'other');
    }
    if (isSigned) {
      await this.signed(next);
      return this.compareEntries(old, next, SIGNED, undefined);
    }
    if (!next.group && !(await this.comparison.same(old.value, next.value)))
      this.changes.add('form-value-changed', next.name, placeOf(next));
    // There is nothing to fill in a signature field: one that shows a seal must be signed.
    if (next.type === 'Sig') return this.compareEntries(old, next, NOTHING, 'other');
    return this.compareEntries(old, next, FILLED, 'form-value-changed');
  }

  /** A field with a signature that the older document did not have. */
  private async signed(field: FormField): Promise<void> {
    const place = placeOf(field);
    const { value } = field;
    // A field that shows an old signature as its own pretends that its owner signed this revision.
    if (value instanceof PdfRef && this.old.store.entry(value.number)) this.changes.add('other', field.name, place);
    const dict = await this.next.store.resolve(value);
    const type = dict instanceof PdfDict ? await nameAt(this.next.store, dict, 'SubFilter') : undefined;
    // A timestamp that shows something is more than validation data: it could hide what was signed.
    const isTimestamp = type === 'ETSI.RFC3161' && !(await this.isVisible(field));
    if (isTimestamp) this.changes.add('validation-data', field.name, { field: field.name });
    else this.changes.add('signature-added', field.name, place);
  }

  private async isVisible({ widgets }: FormField): Promise<boolean> {
    for (const { dict, page } of widgets)
      if (page !== undefined && (await rectangleAt(this.next.store, dict, 'Rect'))) return true;
    return false;
  }

  /** `expected` entries may change and are reported as `kind`; all others are not what one does with a field. */
  private async compareEntries(
    old: FormField,
    next: FormField,
    expected: ReadonlySet<string>,
    kind: 'form-value-changed' | 'other' | undefined,
  ): Promise<void> {
    await this.compareDicts(old.dict, next.dict, next, expected, kind);
    const widgets = new Map(old.widgets.map((widget) => [widget.key, widget]));
    for (const widget of next.widgets) {
      const known = widgets.get(widget.key);
      widgets.delete(widget.key);
      // A second widget of a signature field would show its seal where the signer did not put it (12.7.5.5).
      if (!known) this.changes.add(next.type === 'Sig' ? 'other' : 'annotation-added', 'Widget', placeOf(next, widget));
      else if (known.dict !== old.dict) await this.compareDicts(known.dict, widget.dict, next, expected, kind);
    }
    for (const removed of widgets.values()) this.changes.add('annotation-removed', 'Widget', placeOf(next, removed));
  }

  private async compareDicts(
    old: PdfDict,
    next: PdfDict,
    field: FormField,
    expected: ReadonlySet<string>,
    kind: 'form-value-changed' | 'other' | undefined,
  ): Promise<void> {
    for (const key of await this.comparison.differingKeys(old, next, STRUCTURE)) {
      const change = expected.has(key) ? kind : 'other';
      if (change) this.changes.add(change, change === 'other' ? `${field.name} ${key}` : field.name, placeOf(field));
    }
  }
}

function placeOf(field: FormField, widget: Widget | undefined = field.widgets[0]) {
  return { field: field.name, page: widget?.page };
}

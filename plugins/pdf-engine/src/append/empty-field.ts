import type { FieldLock, ModificationRules } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import type { PdfDict, PdfRef } from '../objects.ts';
import { dictAt } from '../signatures/object-access.ts';
import { readFieldLock } from '../signatures/signature-references.ts';
import type { DocumentForm } from './document-form.ts';
import { DamagedForm, FieldMissing, FieldNotEmpty, SigningForbidden } from './errors.ts';

/** An existing signature field that may be signed. */
export interface EmptyField {
  /** Fully qualified name (ISO 32000-2, 12.7.4.2). */
  readonly name: string;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** The field itself where the two are merged, else its kid; missing where the field has none. */
  readonly widget: { readonly ref: PdfRef; readonly dict: PdfDict } | undefined;
  /** What signing this field locks (table 236). */
  readonly lock: FieldLock | undefined;
}

/** Finds the field by its fully qualified name. */
export async function findEmptyField(
  store: ObjectStore,
  form: DocumentForm,
  rules: ModificationRules,
  name: string,
): Promise<EmptyField> {
  const field = form.signatureFields.find((candidate) => candidate.name === name);
  if (!field) throw FieldMissing({ field: name });
  const { ref, dict, value, widgets } = field;
  if ((await store.resolve(value)) !== null) throw FieldNotEmpty({ field: name });
  if (!ref) throw DamagedForm({ detail: `the field ${name} is not an indirect object` });
  if (rules.locks.some((lock) => locks(lock, name)))
    throw SigningForbidden({ reason: 'fields-locked', detail: `an earlier signature locks the field ${name}` });
  // A signature field must not have more than one widget (12.7.5.5), so the first one is the one.
  const [widget] = widgets;
  const lock = await dictAt(store, dict, 'Lock');
  return {
    name,
    ref,
    dict,
    widget: widget?.ref && { ref: widget.ref, dict: widget.dict },
    lock: lock && (await readFieldLock(store, lock)),
  };
}

/** A field that is named stands for those below it too. */
function locks({ action, fields }: FieldLock, name: string): boolean {
  const named = fields.some((field) => name === field || name.startsWith(`${field}.`));
  return action === 'All' || named === (action === 'Include');
}

import type { ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfObject, type PdfRef } from '../objects.ts';
import type { DocumentForm } from './document-form.ts';
import { type RevisionDraft, withEntries } from './revision-draft.ts';

/** /SigFlags: signatures exist, and the file must be changed by appending only (ISO 32000-2, table 225). */
const SIGNED_APPEND_ONLY = 3;

interface FormChange {
  readonly fields: readonly PdfRef[];
  readonly certification: PdfRef | undefined;
  /** Whether somebody signed before: strict validators then accept no change of /SigFlags. */
  readonly signed: boolean;
}

/**
 * Enters new fields into the form, or makes the form, and notes a certification in the catalog (12.8.6). /Fields becomes
 * an array of its own, as some files use one array as /Annots of a page too. Everything else in the form stays.
 */
export async function updateForm(
  draft: RevisionDraft,
  store: ObjectStore,
  form: DocumentForm,
  { fields, certification, signed }: FormChange,
): Promise<void> {
  const flags = await store.resolve(form.dict.get('SigFlags'));
  const dict = withEntries(form.dict, {
    Fields: [...form.rootFields, ...fields],
    ...(!signed && { SigFlags: (typeof flags === 'number' ? flags : 0) | SIGNED_APPEND_ONLY }),
  });
  const changes: Record<string, PdfObject> = {};
  if (form.ref) draft.put(form.ref, dict);
  else changes.AcroForm = form.dict.entries.size > 0 ? dict : draft.add(dict);
  if (certification) {
    const permissions = await store.resolve(form.catalog.get('Perms'));
    changes.Perms = withEntries(permissions instanceof PdfDict ? permissions : new PdfDict(), {
      DocMDP: certification,
    });
  }
  if (Object.keys(changes).length > 0) draft.put(form.catalogRef, withEntries(form.catalog, changes));
}

import type { ObjectStore } from '../object-store.ts';
import { type PdfArray, PdfDict, PdfRef } from '../objects.ts';
import { type FormField, listFields } from '../signatures/form-fields.ts';
import { textAt } from '../signatures/object-access.ts';
import { DamagedForm } from './errors.ts';

/** The interactive form as it stands in the file (ISO 32000-2, 12.7.3). */
export interface DocumentForm {
  readonly catalogRef: PdfRef;
  readonly catalog: PdfDict;
  /** Where the form is an indirect object. */
  readonly ref: PdfRef | undefined;
  /** Empty where the document has no form yet. */
  readonly dict: PdfDict;
  readonly rootFields: PdfArray;
  /** Partial names (/T) at every depth. */
  readonly partialNames: ReadonlySet<string>;
  readonly signatureFields: readonly FormField[];
}

/** Reads the form; `pdf.damaged-form` where its shape leaves open what a new field should be added to. */
export async function readForm(store: ObjectStore): Promise<DocumentForm> {
  const catalogRef = store.trailer.get('Root');
  const catalog = await store.resolve(catalogRef);
  if (!(catalogRef instanceof PdfRef && catalog instanceof PdfDict)) throw DamagedForm({ detail: 'no catalog' });
  const entry = catalog.get('AcroForm');
  const found = await store.resolve(entry);
  const dict = found ?? new PdfDict();
  if (!(dict instanceof PdfDict)) throw DamagedForm({ detail: '/AcroForm is not a dictionary' });
  const rootFields = (await store.resolve(dict.get('Fields'))) ?? [];
  if (!Array.isArray(rootFields)) throw DamagedForm({ detail: '/Fields is not an array' });
  for (const field of rootFields) {
    // A reference into nothing is an empty place and harms nobody.
    const isField = field === null || field instanceof PdfRef || field instanceof PdfDict;
    if (!isField) throw DamagedForm({ detail: '/Fields holds something other than fields' });
  }
  const fields = await listFields(store, dict, []);
  return {
    catalogRef,
    catalog,
    ref: found && entry instanceof PdfRef ? entry : undefined,
    dict,
    rootFields,
    partialNames: new Set(await Promise.all(fields.map(async (field) => (await textAt(store, field.dict, 'T')) ?? ''))),
    signatureFields: fields.filter(({ type, group }) => type === 'Sig' && !group),
  };
}

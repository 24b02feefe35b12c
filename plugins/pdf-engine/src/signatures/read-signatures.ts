import type { PdfSignature, SignatureField } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfObject, PdfRef } from '../objects.ts';
import type { FormField } from './form-fields.ts';
import { dictAt, rectangleAt } from './object-access.ts';
import { findRevisionEnds } from './revisions.ts';
import { readSignatureDictionary, type SignaturePosition } from './signature-dictionary.ts';
import { readFieldLock } from './signature-references.ts';
import { readSkeleton } from './skeleton.ts';

export interface Signatures {
  readonly signed: readonly PdfSignature[];
  readonly empty: readonly SignatureField[];
}

interface Found {
  readonly dict: PdfDict;
  readonly position: SignaturePosition;
  readonly fields: FormField[];
}

/**
 * All signatures: of the form's fields, of fields that only a page leads to, and the one that /Perms calls the
 * certification (ISO 32000-2, 12.8.6). Usage rights signatures (/UR3) speak of Adobe's reader and are not listed.
 */
export async function readSignatures(store: ObjectStore): Promise<Signatures> {
  const { catalog, fields } = await readSkeleton(store);
  const found = new Map<unknown, Found>();
  const empty: SignatureField[] = [];
  for (const field of fields) {
    if (field.type !== 'Sig' || field.group) continue;
    const dict = await store.resolve(field.value);
    if (dict instanceof PdfDict) add(found, field.value!, dict, field);
    else empty.push(await describe(store, field));
  }
  const value = (await dictAt(store, catalog, 'Perms'))?.get('DocMDP');
  const certification = await store.resolve(value);
  if (certification instanceof PdfDict) add(found, value!, certification);

  const revisionEnds = await findRevisionEnds(store);
  const signed: PdfSignature[] = [];
  for (const { dict, position, fields: sharing } of found.values()) {
    const signature = await readSignatureDictionary(store, dict, position, revisionEnds);
    const fieldLock = signature.fieldLock ?? (await lockOf(store, sharing));
    const described = await Promise.all(sharing.map((field) => describe(store, field)));
    signed.push({ ...signature, ...(fieldLock && { fieldLock }), fields: described });
  }
  return { signed: signed.sort((a, b) => endOf(a) - endOf(b)), empty };
}

function add(found: Map<unknown, Found>, value: PdfObject, dict: PdfDict, field?: FormField): void {
  const key = value instanceof PdfRef ? value.toString() : dict;
  let entry = found.get(key);
  if (!entry) {
    const position = value instanceof PdfRef ? { holder: value, path: [] } : { holder: field?.ref, path: ['V'] };
    entry = { dict, position, fields: [] };
    found.set(key, entry);
  }
  if (field) entry.fields.push(field);
}

/** The first of its widgets that can be seen says where the field is. */
async function describe(store: ObjectStore, { name, widgets }: FormField): Promise<SignatureField> {
  for (const { dict, page } of widgets) {
    const rect = await rectangleAt(store, dict, 'Rect');
    if (rect && page !== undefined) return { name, widget: { page, rect } };
  }
  return { name };
}

/** A signed field's /Lock holds even where the signature leaves FieldMDP out. */
async function lockOf(store: ObjectStore, fields: readonly FormField[]) {
  for (const field of fields) {
    const lock = await dictAt(store, field.dict, 'Lock');
    if (lock) return readFieldLock(store, lock);
  }
  return undefined;
}

function endOf({ coverage, byteRange }: PdfSignature): number {
  if (coverage.kind !== 'malformed') return coverage.end;
  const [, , start, length] = byteRange;
  return start !== undefined && length !== undefined && Number.isFinite(start + length) ? start + length : 0;
}

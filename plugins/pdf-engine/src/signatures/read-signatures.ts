import type { PdfSignature, Rectangle, SignatureField } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfObject, PdfRef } from '../objects.ts';
import type { FormField, Widget } from './form-fields.ts';
import { arrayAt, dictAt } from './object-access.ts';
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

async function describe(store: ObjectStore, field: FormField): Promise<SignatureField> {
  for (const widget of field.widgets) {
    const place = await placeOf(store, widget);
    if (place) return { name: field.name, widget: place };
  }
  return { name: field.name };
}

/** Where a widget is to be seen; an empty rectangle is the standard's way to show nothing (12.7.5.5). */
async function placeOf(store: ObjectStore, { dict, page }: Widget): Promise<SignatureField['widget']> {
  const numbers = await Promise.all(((await arrayAt(store, dict, 'Rect')) ?? []).map((each) => store.resolve(each)));
  if (page === undefined || numbers.length !== 4 || !numbers.every((number) => typeof number === 'number'))
    return undefined;
  const [x1, y1, x2, y2] = numbers as [number, number, number, number];
  if (x1 === x2 || y1 === y2) return undefined;
  const rect: Rectangle = { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
  return { page, rect };
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

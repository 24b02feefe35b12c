import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '../objects.ts';
import { decodeTextString } from './text-string.ts';

/** Typed reading of dictionary entries: what has the wrong type counts as missing. */
export async function dictAt(store: ObjectStore, dict: PdfDict, key: string): Promise<PdfDict | undefined> {
  return asDict(await store.resolve(dict.get(key)));
}

export async function arrayAt(store: ObjectStore, dict: PdfDict, key: string): Promise<PdfObject[] | undefined> {
  const value = await store.resolve(dict.get(key));
  return Array.isArray(value) ? value : undefined;
}

export async function nameAt(store: ObjectStore, dict: PdfDict, key: string): Promise<string | undefined> {
  const value = await store.resolve(dict.get(key));
  return value instanceof PdfName ? value.value : undefined;
}

export async function textAt(store: ObjectStore, dict: PdfDict, key: string): Promise<string | undefined> {
  const value = await store.resolve(dict.get(key));
  return value instanceof PdfString ? decodeTextString(value.bytes) : undefined;
}

export async function numberAt(store: ObjectStore, dict: PdfDict, key: string): Promise<number | undefined> {
  const value = await store.resolve(dict.get(key));
  return typeof value === 'number' ? value : undefined;
}

/** The dictionary that an object is or, of a stream, has. */
export function asDict(object: PdfObject | undefined): PdfDict | undefined {
  if (object instanceof PdfStream) return object.dict;
  return object instanceof PdfDict ? object : undefined;
}

/** Identity of an object within one document: its number, or the direct object itself. */
export type ObjectKey = string | PdfDict;

export function keyOf(object: PdfObject, dict: PdfDict): ObjectKey {
  return object instanceof PdfRef ? object.toString() : dict;
}

import type { Rectangle } from '@sealwright/core/api';
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

/** `undefined` too for a rectangle without an area: the standard's way to show nothing (ISO 32000-2, 12.7.5.5). */
export async function rectangleAt(store: ObjectStore, dict: PdfDict, key: string): Promise<Rectangle | undefined> {
  const items = (await arrayAt(store, dict, key)) ?? [];
  const numbers = await Promise.all(items.slice(0, 4).map((item) => store.resolve(item)));
  if (numbers.length !== 4 || !numbers.every((number) => typeof number === 'number')) return undefined;
  const [x1, y1, x2, y2] = numbers as [number, number, number, number];
  if (x1 === x2 || y1 === y2) return undefined;
  return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
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

import { randomBytes } from 'node:crypto';
import type { ObjectStore } from '../object-store.ts';
import { type PdfDict, type PdfObject, PdfString } from '../objects.ts';
import { withEntries } from './revision-draft.ts';

/** What the trailer is made from. */
export type TrailerSource = Pick<ObjectStore, 'trailer' | 'startXref' | 'resolve'>;

/** Keys that belong to the older section itself and not to the file (ISO 32000-2, tables 16, 17 and 19). */
const KEYS_OF_THE_SECTION = [
  ...['Type', 'W', 'Index', 'XRefStm'],
  ...['Length', 'Filter', 'DecodeParms', 'F', 'FFilter', 'FDecodeParms', 'DL'],
];

/**
 * The trailer of an appended section: everything that the newest trailer says of the file, the way back to it, and a new
 * second file identifier (7.5.5, 14.4).
 */
export async function appendedTrailer(store: TrailerSource, size: number): Promise<PdfDict> {
  return withEntries(store.trailer, {
    ...Object.fromEntries(KEYS_OF_THE_SECTION.map((key) => [key, undefined])),
    Size: size,
    Prev: store.startXref,
    ID: await fileIdentifier(store),
  });
}

async function fileIdentifier(store: TrailerSource): Promise<PdfObject | undefined> {
  const id = await store.resolve(store.trailer.get('ID'));
  const first = Array.isArray(id) ? await store.resolve(id[0]) : null;
  if (first instanceof PdfString) return [first, new PdfString(randomBytes(16))];
  // The key of an encrypted file may depend on the identifier (7.6.4.3.2), so a strange or missing one stays as it is.
  if (store.trailer.get('Encrypt') !== undefined) return store.trailer.get('ID');
  const made = new PdfString(randomBytes(16));
  return [made, made];
}

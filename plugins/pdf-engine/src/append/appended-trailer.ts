import { randomBytes } from 'node:crypto';
import type { ObjectStore } from '../object-store.ts';
import { type PdfDict, type PdfObject, PdfString } from '../objects.ts';
import { withEntries } from './revision-draft.ts';

/** Keys that belong to the older section itself and not to the file (ISO 32000-2, tables 16, 17 and 19). */
const KEYS_OF_THE_SECTION = ['Type', 'Length', 'Filter', 'DecodeParms', 'F', 'FFilter', 'FDecodeParms', 'DL'];

/**
 * The trailer of an appended section: everything that the newest trailer says of the file, the way back to it, and a new
 * second file identifier (7.5.5, 14.4).
 */
export async function appendedTrailer(store: ObjectStore, size: number): Promise<PdfDict> {
  const dropped = Object.fromEntries([...KEYS_OF_THE_SECTION, 'W', 'Index', 'XRefStm'].map((key) => [key, undefined]));
  return withEntries(store.trailer, {
    ...dropped,
    Size: size,
    Prev: store.startXref,
    ID: await fileIdentifier(store),
  });
}

async function fileIdentifier(store: ObjectStore): Promise<PdfObject | undefined> {
  const id = await store.resolve(store.trailer.get('ID'));
  const first = Array.isArray(id) ? await store.resolve(id[0]) : null;
  if (first instanceof PdfString) return [first, new PdfString(randomBytes(16))];
  // The key of an encrypted file may depend on the identifier (7.6.4.3.2), so a strange or missing one stays as it is.
  if (store.trailer.get('Encrypt') !== undefined) return store.trailer.get('ID');
  const made = new PdfString(randomBytes(16));
  return [made, made];
}

import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName } from '../objects.ts';
import { latin1 } from './syntax/characters.ts';

/** The later of the versions that header and catalog name (ISO 32000-2, 7.2.2). */
export async function documentVersion(store: ObjectStore): Promise<string> {
  const header = latin1(await store.source.read(5, 3));
  const catalog = await store.resolve(store.trailer.get('Root'));
  const named = catalog instanceof PdfDict ? await store.resolve(catalog.get('Version')) : null;
  return named instanceof PdfName && /^\d\.\d$/.test(named.value) && named.value > header ? named.value : header;
}

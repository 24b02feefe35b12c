import { damaged, Hostile } from '../../errors.ts';
import type { PdfObject } from '../../objects.ts';
import type { PageCache } from '../page-cache.ts';
import { latin1 } from './characters.ts';

/** Longest data that is read at once: nothing of a document's structure comes near it. */
const LONGEST = 256 << 20;

/**
 * The data of a stream that begins at `start` (ISO 32000-2, 7.3.8), not read yet. Fails unless `endstream` follows it,
 * after white space only.
 */
export async function streamData(cache: PageCache, start: number, length: PdfObject) {
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0)
    throw damaged('/Length of a stream is wrong', start);
  const after = latin1(await cache.read(start + length, 32));
  if (!/^[\0\t\n\f\r ]{0,16}endstream/.test(after)) throw damaged('/Length of a stream is wrong', start);
  return async () => {
    if (length > LONGEST) throw Hostile({ detail: 'a stream is too long' });
    return cache.read(start, length);
  };
}

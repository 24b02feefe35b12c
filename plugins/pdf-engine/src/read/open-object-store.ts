import { type ByteSource, type PdfOpenOptions, prefixSource } from '@sealwright/core/api';
import { damaged, JunkBeforeHeader, NotAPdf } from '../errors.ts';
import { unlock } from './crypt/unlock.ts';
import { FileObjectStore } from './file-object-store.ts';
import { PageCache } from './page-cache.ts';
import { latin1 } from './syntax/characters.ts';
import { findStartXref } from './xref/find-startxref.ts';
import { readSections } from './xref/read-sections.ts';

/**
 * Opens the objects of a PDF: header, cross-reference sections and, where it is encrypted, the key. Rejects as
 * `PdfEngine.open` does.
 */
export async function openObjectStore(source: ByteSource, options: PdfOpenOptions = {}): Promise<FileObjectStore> {
  // The signal ends the opening, not the document that came out of it.
  let signal = options.signal;
  const store = await openLocked({
    size: source.size,
    read: async (offset, length) => {
      signal?.throwIfAborted();
      return source.read(offset, length);
    },
  });
  const unlocked = await unlock(store, options.password);
  if (unlocked) store.unlock(unlocked);
  signal = undefined;
  return store;
}

/**
 * The document as it was at an earlier length. An appended revision cannot change the encryption (ISO 32000-2, 7.6.1), so
 * the key at hand opens it; the password is not kept.
 */
export async function reopenObjectStore(store: FileObjectStore, length: number): Promise<FileObjectStore> {
  const earlier = await openLocked(prefixSource(store.source, length));
  if (store.unlocked && earlier.trailer.get('Encrypt') !== undefined) earlier.unlock(store.unlocked);
  return earlier;
}

async function openLocked(source: ByteSource): Promise<FileObjectStore> {
  const cache = new PageCache(source);
  await checkHeader(cache);
  const startXref = await findStartXref(cache);
  return new FileObjectStore(source, cache, startXref, await readSections(cache, startXref));
}

/** Offsets count from '%PDF-', so a revision can be appended safely only where that is the first byte: 7.5.2. */
async function checkHeader(cache: PageCache): Promise<void> {
  const head = latin1(await cache.read(0, 1024));
  const at = head.indexOf('%PDF-');
  if (at < 0) throw NotAPdf({});
  if (at > 0) throw JunkBeforeHeader({ bytes: at });
  if (!/^%PDF-\d\.\d/.test(head)) throw damaged('the header names no version of PDF', 0);
}

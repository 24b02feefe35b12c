/**
 * The seam between reading and writing: the writer, the signature reader and the comparison of revisions see a document
 * through this and nothing else.
 */
import type { ByteSource } from '@sealwright/core/api';
import type { PdfDict, PdfObject, PdfRef } from './objects.ts';

export interface ObjectStore {
  /** '%PDF-' stands at its offset 0: a file with anything before it is refused on opening. */
  readonly source: ByteSource;
  readonly trailer: PdfDict;
  /** Offset that the last `startxref` names. */
  readonly startXref: number;
  /** Kind of the newest cross-reference section: an appended one follows it (ISO 32000-2, 7.5.8.4 for hybrids). */
  readonly xrefKind: 'table' | 'stream' | 'hybrid';
  /**
   * The cross-reference sections in force, newest first. The stream of a hybrid's /XRefStm belongs to its table's section.
   * The ends of the file's revisions are found from these.
   */
  readonly sections: readonly XrefSection[];
  /** /Size: one more than the highest object number in use. */
  readonly size: number;
  /** Every object number in use with its generation and place. */
  entries(): Iterable<ObjectEntry>;
  /** The entry of one object number; `undefined` where it is free or was never used. */
  entry(number: number): ObjectEntry | undefined;
  /** The object behind a reference; null where there is none (7.3.10). Shared with other callers: not to be changed. */
  get(ref: PdfRef): Promise<PdfObject>;
  /** Follows references (bounded) until something else stands there. */
  resolve(object: PdfObject | undefined): Promise<PdfObject>;
  /** Encrypts strings and streams of new objects as the document wants it; missing for a clear document. */
  readonly cipher?: ObjectCipher | undefined;
}

export interface XrefSection {
  /** Where its keyword `xref` or its stream object begins. */
  readonly offset: number;
  /** End of its trailer dictionary, which `startxref` follows, or of its stream's data, which `endstream` follows. */
  readonly end: number;
}

export interface ObjectEntry {
  readonly ref: PdfRef;
  /** Offset in the file, or the object stream that holds it. */
  readonly place: { readonly offset: number } | { readonly stream: number; readonly index: number };
}

export interface ObjectCipher {
  encryptString(ref: PdfRef, bytes: Uint8Array): Uint8Array;
  encryptStream(ref: PdfRef, bytes: Uint8Array): Uint8Array;
}

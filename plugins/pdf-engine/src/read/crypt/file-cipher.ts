import type { ObjectCipher } from '../../object-store.ts';
import type { PdfDict, PdfRef } from '../../objects.ts';

/** Encrypts and decrypts what belongs to one object: ISO 32000-2, 7.6.3. */
export interface FileCipher extends ObjectCipher {
  /** Whether an object's strings are encrypted at all: those of the encryption dictionary are not. */
  covers(ref: PdfRef): boolean;
  decryptString(ref: PdfRef, bytes: Uint8Array): Uint8Array;
  /** `dict` says whether the stream is one of the kinds that stay clear or has a filter of its own. */
  decryptStream(ref: PdfRef, bytes: Uint8Array, dict: PdfDict): Uint8Array;
}

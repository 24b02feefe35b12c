import { PdfDict, type PdfObject, type PdfRef, PdfString } from '../../objects.ts';
import type { FileCipher } from './file-cipher.ts';

/** Decrypts the strings of an object just parsed, in place where it can. */
export function decryptStrings(object: PdfObject, ref: PdfRef, cipher: FileCipher): PdfObject {
  return cipher.covers(ref) ? decrypt(object, ref, cipher) : object;
}

function decrypt(object: PdfObject, ref: PdfRef, cipher: FileCipher): PdfObject {
  if (object instanceof PdfString) return new PdfString(cipher.decryptString(ref, object.bytes));
  if (Array.isArray(object)) return object.map((item) => decrypt(item, ref, cipher));
  if (!(object instanceof PdfDict)) return object;
  // The value of a signature is written after everything else and stays clear (7.6.2).
  const isSignature = object.entries.has('ByteRange');
  for (const [key, value] of object.entries)
    if (!(isSignature && key === 'Contents')) object.entries.set(key, decrypt(value, ref, cipher));
  return object;
}

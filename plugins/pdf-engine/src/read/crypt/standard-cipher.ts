import { createHash } from 'node:crypto';
import { PdfDict, PdfName, type PdfRef } from '../../objects.ts';
import { decryptAes, encryptAes } from './aes.ts';
import type { CryptMethod, EncryptionDictionary } from './encryption-dictionary.ts';
import type { FileCipher } from './file-cipher.ts';
import { rc4 } from './rc4.ts';

const AES_SALT = Buffer.from('sAlT', 'latin1');

/** Strings and streams of the standard security handler: ISO 32000-2, 7.6.3 to 7.6.6. */
export class StandardCipher implements FileCipher {
  private readonly dict: EncryptionDictionary;
  private readonly key: Uint8Array;
  /** Object number of the encryption dictionary, if it has one. */
  private readonly exempt: number | undefined;

  constructor(dict: EncryptionDictionary, key: Uint8Array, exempt: number | undefined) {
    this.dict = dict;
    this.key = key;
    this.exempt = exempt;
  }

  covers(ref: PdfRef): boolean {
    return ref.number !== this.exempt;
  }

  encryptString(ref: PdfRef, bytes: Uint8Array): Uint8Array {
    return this.encrypt(this.dict.strings, ref, bytes);
  }

  encryptStream(ref: PdfRef, bytes: Uint8Array): Uint8Array {
    return this.encrypt(this.dict.streams, ref, bytes);
  }

  decryptString(ref: PdfRef, bytes: Uint8Array): Uint8Array {
    return this.decrypt(this.dict.strings, ref, bytes);
  }

  decryptStream(ref: PdfRef, bytes: Uint8Array, stream: PdfDict): Uint8Array {
    return this.decrypt(this.streamMethod(stream), ref, bytes);
  }

  private streamMethod(stream: PdfDict): CryptMethod {
    const type = nameOf(stream, 'Type');
    if (type === 'XRef') return 'identity';
    const own = ownFilter(stream);
    if (own !== undefined) return this.dict.filters.get(own) ?? 'identity';
    if (type === 'Metadata' && !this.dict.encryptMetadata) return 'identity';
    return type === 'EmbeddedFile' ? this.dict.embeddedFiles : this.dict.streams;
  }

  private encrypt(method: CryptMethod, ref: PdfRef, bytes: Uint8Array): Uint8Array {
    if (method === 'identity') return bytes;
    const key = this.objectKey(method, ref);
    return method === 'rc4' ? rc4(key, bytes) : encryptAes(key, bytes);
  }

  private decrypt(method: CryptMethod, ref: PdfRef, bytes: Uint8Array): Uint8Array {
    if (method === 'identity') return bytes;
    const key = this.objectKey(method, ref);
    return method === 'rc4' ? rc4(key, bytes) : decryptAes(key, bytes);
  }

  /** Algorithm 1; AES-256 takes the file key for everything (algorithm 1.A). */
  private objectKey(method: CryptMethod, { number, generation }: PdfRef): Uint8Array {
    if (method === 'aes-256') return this.key;
    const place = [number, number >> 8, number >> 16, generation, generation >> 8];
    const hash = createHash('md5').update(this.key).update(Uint8Array.from(place));
    if (method === 'aes-128') hash.update(AES_SALT);
    return hash.digest().subarray(0, Math.min(this.key.length + 5, 16));
  }
}

/** Name of the crypt filter that a stream chooses for itself (7.4.10). */
function ownFilter(stream: PdfDict): string | undefined {
  const filters = [stream.get('Filter')].flat();
  const at = filters.findIndex((filter) => filter instanceof PdfName && filter.value === 'Crypt');
  if (at < 0) return undefined;
  const parameters = [stream.get('DecodeParms')].flat()[at];
  return (parameters instanceof PdfDict ? nameOf(parameters, 'Name') : undefined) ?? 'Identity';
}

function nameOf(dict: PdfDict, key: string): string | undefined {
  const value = dict.get(key);
  return value instanceof PdfName ? value.value : undefined;
}

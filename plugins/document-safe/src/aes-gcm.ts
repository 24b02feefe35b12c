/** AES-256-GCM (NIST SP 800-38D) with the tag behind the ciphertext, as all parts of a safe have it. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
export const NONCE_LENGTH = 12;
export const TAG_LENGTH = 16;

export interface Sealing {
  readonly key: Uint8Array;
  /** Never the same twice with one key. */
  readonly nonce: Uint8Array;
  /** Bound to the text, and not part of it. */
  readonly context: Uint8Array;
}

export function seal({ key, nonce, context }: Sealing, text: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(context);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** `undefined` where text, tag, nonce, key or context is not the one that was sealed. */
export function unseal({ key, nonce, context }: Sealing, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < TAG_LENGTH) return undefined;
  const split = sealed.length - TAG_LENGTH;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(split));
  const text = decipher.update(sealed.subarray(0, split));
  try {
    decipher.final();
    return text;
  } catch {
    text.fill(0);
    return undefined;
  }
}

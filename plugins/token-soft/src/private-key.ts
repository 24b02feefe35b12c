import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { sm2PublicKey } from '@sealwright/crypto/sm2';
import type { CertifiedKey } from '@sealwright/driver-kit/driver';
import { decryptKeys, type Pkcs12 } from './pkcs12.ts';
import { decryptSm2Key } from './sm2-private-key.ts';

/** Node's crypto cannot be trusted with SM2 keys, and Electron's has none. */
export type PrivateKey =
  | { readonly kind: 'node'; readonly object: KeyObject }
  /** 32 bytes. */
  | { readonly kind: 'sm2'; readonly scalar: Uint8Array };

/** The file's key for this certificate. Throws `token-soft.pkcs12-damaged`; call it with a password that fits. */
export function decryptKeyOf(certified: CertifiedKey, file: Pkcs12, password: Uint8Array): PrivateKey | undefined {
  if (certified.algorithm.kind !== 'sm2') {
    const { publicKey } = new X509Certificate(certified.certificate);
    const object = decryptKeys(file, password).find((key) => createPublicKey(key).equals(publicKey));
    return object && { kind: 'node', object };
  }
  let found: PrivateKey | undefined;
  for (const encrypted of file.encryptedKeys) {
    const scalar = decryptSm2Key(encrypted, password);
    if (!scalar) continue;
    if (!found && Buffer.compare(sm2PublicKey(scalar), certified.publicKey) === 0) found = { kind: 'sm2', scalar };
    else scalar.fill(0);
  }
  return found;
}

export function forgetKey(key: PrivateKey): void {
  if (key.kind === 'sm2') key.scalar.fill(0);
}

import { createPublicKey, type KeyObject } from 'node:crypto';
import { sm2PublicKey } from '@sealwright/crypto/sm2';
import { decryptKeys, type Pkcs12 } from './pkcs12.ts';
import type { CertifiedKey } from './signing-certificate.ts';
import { decryptSm2Key } from './sm2-private-key.ts';

export type PrivateKey =
  | { readonly kind: 'node'; readonly object: KeyObject }
  /** 32 bytes. */
  | { readonly kind: 'sm2'; readonly scalar: Uint8Array };

/** The file's key for this certificate. Throws `token-soft.pkcs12-damaged`; call it with a password that fits. */
export function decryptKeyOf({ publicKey }: CertifiedKey, file: Pkcs12, password: Uint8Array): PrivateKey | undefined {
  if (publicKey.kind === 'node') {
    const object = decryptKeys(file, password).find((key) => createPublicKey(key).equals(publicKey.object));
    return object && { kind: 'node', object };
  }
  let found: PrivateKey | undefined;
  for (const encrypted of file.encryptedKeys) {
    const scalar = decryptSm2Key(encrypted, password);
    if (!scalar) continue;
    if (!found && Buffer.compare(sm2PublicKey(scalar), publicKey.point) === 0) found = { kind: 'sm2', scalar };
    else scalar.fill(0);
  }
  return found;
}

export function forgetKey(key: PrivateKey): void {
  if (key.kind === 'sm2') key.scalar.fill(0);
}

import { constants, privateDecrypt } from 'node:crypto';
import { CiphertextInvalid, type DecryptMechanism } from '@sealwright/core/api';
import { type CertifiedKey, checkDecryptRequest, decryptMechanismsOf } from '@sealwright/driver-kit/driver';
import type { PrivateKey } from './private-key.ts';

/** What a key decrypts by; nothing where its certificate does not allow it. */
export function decryptsBy(certified: CertifiedKey): readonly DecryptMechanism[] {
  return decryptMechanismsOf(certified, ['rsa-oaep']);
}

/** RFC 8017, 7.1.2. Throws `token.mechanism-unsupported` and `token.ciphertext-invalid`. */
export function decryptRsa(
  key: PrivateKey,
  certified: CertifiedKey,
  mechanism: DecryptMechanism,
  ciphertext: Uint8Array,
): Uint8Array {
  checkDecryptRequest(key.kind === 'node' ? decryptsBy(certified) : [], mechanism);
  const { object } = key as PrivateKey & { readonly kind: 'node' };
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return new Uint8Array(privateDecrypt({ key: object, padding, oaepHash: 'sha1' }, ciphertext));
  } catch (fault) {
    throw CiphertextInvalid({}, { cause: fault });
  }
}

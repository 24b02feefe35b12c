import { createPublicKey, constants as rsa, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readSm2PublicKey, readSm2Value, sm2Digest, verifySm2 } from '@sealwright/crypto/sm2';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';

/** How a key signs. It belongs to the key: no feed may choose a weaker one. */
const Algorithm = Type.Enum([
  'Ed25519',
  /** RSASSA-PSS with SHA-256, MGF1 with the same and a salt of 32 bytes (RFC 8017, 8.1). */
  'RSA-PSS-SHA256',
  /** GB/T 32918.2 with SM3 and the usual ID; DER SEQUENCE {r, s}. */
  'SM2-SM3',
]);

export const UpdateKey = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' }),
  algorithm: Algorithm,
  /** SubjectPublicKeyInfo, DER in base64. */
  publicKey: Type.String({ maxLength: 2_000 }),
});
export type UpdateKey = Static<typeof UpdateKey>;

const UpdateKeys = Type.Array(UpdateKey, { maxItems: 20 });

/** The keys whose updates this build takes: `update-keys.json`, which is a part of the build and of nobody's profile. */
export async function builtInKeys(): Promise<readonly UpdateKey[]> {
  const path = fileURLToPath(import.meta.resolve('@sealwright/plugin-update-check/update-keys.json'));
  const keys: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!Check(UpdateKeys, keys)) throw new Error('update-keys.json of this build is malformed');
  return keys;
}

/** Whether `signature` is the key's, of these very bytes. */
export function isSignedBy(key: UpdateKey, message: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.from(key.publicKey, 'base64');
  try {
    if (key.algorithm === 'SM2-SM3') return isSignedBySm2(der, message, signature);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.algorithm === 'Ed25519') {
      return publicKey.asymmetricKeyType === 'ed25519' && verify(null, message, publicKey, signature);
    }
    const padding = { padding: rsa.RSA_PKCS1_PSS_PADDING, saltLength: rsa.RSA_PSS_SALTLEN_DIGEST };
    return (
      publicKey.asymmetricKeyType === 'rsa' && verify('sha256', message, { key: publicKey, ...padding }, signature)
    );
  } catch {
    // What cannot be read as a key or a signature signs nothing.
    return false;
  }
}

function isSignedBySm2(der: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const point = readSm2PublicKey(der);
  const value = point && readSm2Value(signature);
  return value !== undefined && verifySm2(point!, sm2Digest(point!, message), value);
}

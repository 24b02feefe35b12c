import { createPrivateKey, createPublicKey, constants as rsa, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ALGORITHMS: Readonly<Record<string, string>> = { ed25519: 'Ed25519', rsa: 'RSA-PSS-SHA256' };
/** Its curve, 1.2.156.10197.1.301, as DER: Node has no name for such keys. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');

/**
 * Signs with a private key in a PEM file: Ed25519, or RSA-PSS with SHA-256. SM2 is left to tools that know its user ID.
 * `passphrase` opens an encrypted file.
 */
export function signWith(pem: string, message: Uint8Array, passphrase: string | undefined): Uint8Array {
  const key = createPrivateKey({ key: readFileSync(pem), ...(passphrase !== undefined && { passphrase }) });
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return sign(null, message, key);
    case 'rsa':
      return sign('sha256', message, {
        key,
        padding: rsa.RSA_PKCS1_PSS_PADDING,
        saltLength: rsa.RSA_PSS_SALTLEN_DIGEST,
      });
    default:
      throw new Error('a key of this kind signs elsewhere: give its signature with --signature');
  }
}

/** The entry of `plugins/update-check/update-keys.json` for the public key in a PEM file. */
export function keyEntry(id: string, pem: string) {
  const key = createPublicKey(readFileSync(pem));
  const der = key.export({ format: 'der', type: 'spki' });
  const algorithm = der.includes(SM2_CURVE) ? 'SM2-SM3' : ALGORITHMS[key.asymmetricKeyType ?? ''];
  if (!algorithm) throw new Error('this kind of key signs no updates: Ed25519, RSA and SM2 do');
  return { id, algorithm, publicKey: der.toString('base64') };
}

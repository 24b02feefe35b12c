import { RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { attribute, type Cryptoki, findObjects, type Handle } from './cryptoki.ts';
import { CKA, CKO } from './cryptoki-constants.ts';
import type { TokenKey } from './token-contents.ts';

/** The private key of a session that is logged in. */
export interface PrivateKey {
  readonly handle: Handle;
  /** CKA_ALWAYS_AUTHENTICATE: the PIN has to be given for each signature. */
  readonly alwaysAuthenticates: boolean;
}

/** The private key that belongs to a certificate. Undefined where the token has lost it. */
export function findPrivateKey(cryptoki: Cryptoki, session: Handle, key: TokenKey): PrivateKey | undefined {
  const candidates = findObjects(cryptoki, session, [
    { type: CKA.class, value: CKO.privateKey },
    { type: CKA.id, value: key.reference },
  ]);
  // The signing key and the encryption key of one container may share their id.
  const handle =
    candidates.length < 2 ? candidates[0] : candidates.find((candidate) => belongs(cryptoki, session, candidate, key));
  if (!handle) return undefined;
  return { handle, alwaysAuthenticates: isTrue(attribute(cryptoki, session, handle, CKA.alwaysAuthenticate)) };
}

function belongs(cryptoki: Cryptoki, session: Handle, candidate: Handle, { certified }: TokenKey): boolean {
  if (certified.algorithm.kind !== 'rsa') return isTrue(attribute(cryptoki, session, candidate, CKA.sign));
  const modulus = attribute(cryptoki, session, candidate, CKA.modulus);
  const expected = new Uint8Array(AsnConvert.parse(certified.publicKey, RSAPublicKey).modulus);
  return modulus !== undefined && hexOf(modulus) === hexOf(expected);
}

const isTrue = (value: Buffer | undefined) => value !== undefined && value[0] === 1;
const hexOf = (integer: Uint8Array) =>
  Buffer.from(integer)
    .toString('hex')
    .replace(/^(?:00)+/, '');

import { constants, createPublicKey, verify } from 'node:crypto';
import { readSm2PublicKey, readSm2Value, sm2Digest, verifySm2 } from '@sealwright/crypto/sm2';
import { CANON, canonicalForm, SIGNATURE } from './canonical-form.ts';
import { ALGORITHMS, type LicenceIssuer } from './issuers.ts';
import type { Ini } from './parse-ini.ts';
import { requiredValue } from './section-values.ts';
import {
  AlgorithmOfOtherKey,
  AlgorithmUnknown,
  Altered,
  CanonUnknown,
  IssuerUnknown,
  SignatureEncoding,
  SignatureMoved,
} from './signature-errors.ts';

/** Digits of Base64; a signature of an RSA key with 8192 bits has fewer. */
const MOST_DIGITS = 2_000;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The issuer whose signature the licence bears. `installed`: the licence that a signature may have been taken from. */
export function verifySignature(
  ini: Ini,
  issuers: readonly LicenceIssuer[],
  installed: Ini | undefined,
): LicenceIssuer {
  const [canon, algorithm, keyId, value] = ['Canon', 'Algorithm', 'KeyId', 'Value'].map((key) =>
    requiredValue(ini, 'Signature', key),
  ) as [string, string, string, string];
  if (canon !== CANON) throw CanonUnknown({ canon });
  if (!ALGORITHMS.some((known) => known === algorithm)) throw AlgorithmUnknown({ algorithm });
  if (value.length > MOST_DIGITS || !BASE64.test(value)) throw SignatureEncoding({});
  const issuer = issuers.find((each) => each.keyId === keyId);
  if (!issuer) throw IssuerUnknown({ keyId });
  if (issuer.algorithm !== algorithm) throw AlgorithmOfOtherKey({ keyId, algorithm });
  const signature = new Uint8Array(Buffer.from(value, 'base64'));
  if (isSignedBy(issuer, canonicalForm(ini), signature)) return issuer;
  if (installed?.has(SIGNATURE) && isSignedBy(issuer, canonicalForm(installed), signature)) {
    throw SignatureMoved({ id: requiredValue(installed, 'License', 'Id') });
  }
  throw Altered({});
}

function isSignedBy({ algorithm, publicKey }: LicenceIssuer, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.from(publicKey, 'base64');
  if (algorithm === 'RSA-PSS-SHA256') {
    // RFC 8017, 8.1: MGF1 with SHA-256, salt as long as the digest.
    const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify('sha256', message, { key, padding, saltLength }, signature);
  }
  const point = readSm2PublicKey(spki);
  const pair = readSm2Value(signature);
  // One licence has one signature: other ways to write the same numbers are none.
  return point !== undefined && pair?.canonical === true && verifySm2(point, sm2Digest(point, message), pair);
}

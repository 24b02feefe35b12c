import { randomBytes } from 'node:crypto';
import type { HashName } from '@sealwright/core/api';
import { explicit, objectIdentifier, octetString, sequence } from '../asn1/index.ts';
import { SM2_CURVE } from '../sm2/index.ts';
import { type Certificate, publicKeyKind } from '../x509/index.ts';
import { encodeCertificateId, type IssuedCertificate } from './certificate-id.ts';

export const ID_NONCE = '1.3.6.1.5.5.7.48.1.2';

export interface OcspRequest {
  /** DER OCSPRequest. */
  readonly der: Uint8Array;
  /** DER of the nonce that the answer repeats if the responder makes answers on demand (RFC 9654, 2.1). */
  readonly nonce?: Uint8Array;
}

/** RFC 6960, 4.1. `hash` is what the certificate is named by, no signature's. Some responders refuse a nonce. */
export function makeOcspRequest(named: IssuedCertificate, hash: HashName, withNonce = true): OcspRequest {
  const list = sequence(sequence(encodeCertificateId(named, hash)));
  if (!withNonce) return { der: sequence(sequence(list)) };
  const nonce = octetString(randomBytes(16));
  const extension = sequence(objectIdentifier(ID_NONCE), octetString(nonce));
  return { der: sequence(sequence(list, explicit(2, sequence(extension)))), nonce };
}

/**
 * The hashes to name a certificate by, the likelier one first: responders of the Internet know SHA-1 (RFC 5019, 2.1.1),
 * those for SM2 certificates SM3 as well or only.
 */
export function certificateIdHashes(issuer: Certificate): readonly HashName[] {
  const key = publicKeyKind(issuer.publicKey);
  return key.kind === 'ec' && key.curve === SM2_CURVE ? ['sm3', 'sha1'] : ['sha1', 'sha256'];
}

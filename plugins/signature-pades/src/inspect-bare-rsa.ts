/**
 * adbe.x509.rsa_sha1 (ISO 32000-2, 12.8.3.2): /Contents is an OCTET STRING with a PKCS#1 v1.5 signature, the
 * certificates stand in the signature dictionary's /Cert.
 */

import type { InspectionInput, Localized, SignatureInspection } from '@sealwright/core/api';
import { content, tags, toDefiniteLength } from '@sealwright/crypto/asn1';
import {
  AlgorithmUnsupported,
  hashInsidePkcs1,
  hashOid,
  hashTitle,
  readCertificate,
  verifyRsa,
} from '@sealwright/crypto/cms';
import { warnings as warning } from './findings.ts';

const CONSTRUCTED_OCTET_STRING = tags.octetString | 0x20;

export function isBareRsa(contents: Uint8Array, subFilter: string): boolean {
  return (
    subFilter === 'adbe.x509.rsa_sha1' && (contents[0] === tags.octetString || contents[0] === CONSTRUCTED_OCTET_STRING)
  );
}

export async function inspectBareRsa(input: InspectionInput): Promise<SignatureInspection> {
  const certificates = input.certificates ?? [];
  const signer = certificates[0] && readCertificate(certificates[0]);
  const signature = content(toDefiniteLength(input.contents));
  const warnings: Localized[] = signer ? [] : [warning.signerMissing];
  let hash: ReturnType<typeof hashInsidePkcs1>;
  let matches: boolean | undefined;
  try {
    hash = signer && hashInsidePkcs1(signer.publicKey, signature);
    matches =
      signer &&
      hash !== undefined &&
      verifyRsa({ kind: 'rsa-pkcs1', hash }, signer.publicKey, await input.digest(hash), signature);
  } catch (error) {
    if (!AlgorithmUnsupported.is(error)) throw error;
    warnings.push(warning.algorithmUnsupported(error.data.algorithm));
  }
  if (hash === undefined || hash === 'sha1') warnings.push(warning.weakDigest('SHA-1'));
  return {
    description: 'PKCS#1 RSA',
    digestAlgorithm: hashTitle(hashOid(hash ?? 'sha1')),
    // The signature value alone binds the content.
    digestMatches: matches !== false,
    signatureMatches: matches,
    signingCertificateMatches: undefined,
    signer: signer?.der,
    certificates,
    warnings,
    defects: [],
  };
}

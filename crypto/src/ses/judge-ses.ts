/** The mathematics of electronic seals and their signatures (GB/T 38540, 7.2 and 8.2); chains are others' work. */
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { Asn1Unreadable, parseDer, sameBytes, sequence } from '../asn1/index.ts';
import {
  AlgorithmUnsupported,
  hashByOid,
  readCertificate,
  readScheme,
  type SignatureScheme,
  type ValueVerdict,
  verifySignature,
} from '../cms/index.ts';
import { digestOf } from '../hash/index.ts';
import type { ElectronicSeal, SealHolders } from './electronic-seal.ts';
import type { SesSignature } from './ses-signature.ts';

/** `undefined`: the certificate is unreadable, or the algorithm not supported. */
export type SesVerdict = ValueVerdict | undefined;

/** Whether the signer signed. */
export function judgeSesSignature({
  signer,
  signatureAlgorithm,
  signature,
  signed,
}: SesSignature): Promise<SesVerdict> {
  return judgeValue(signer, signatureAlgorithm, signature, [signed]);
}

/** What dataHash was computed by: no field says so, and products take the algorithm that they sign by. */
export function dataHashAlgorithm({ signatureAlgorithm }: Pick<SesSignature, 'signatureAlgorithm'>): HashName {
  return schemeOf(signatureAlgorithm)?.hash ?? 'sm3';
}

/** Whether the maker made the seal. */
export function judgeSeal({ maker, signatureAlgorithm, signature, signed }: ElectronicSeal): Promise<SesVerdict> {
  return judgeValue(maker, signatureAlgorithm, signature, signed);
}

/** Whether the seal is for this certificate. `undefined`: by digests of an unknown algorithm. */
export function isHolder(holders: SealHolders, certificate: Uint8Array): boolean | undefined {
  if (holders.by === 'certificate') return holders.certificates.some((holder) => sameBytes(holder, certificate));
  const digests = new Map<HashName, Uint8Array>();
  const verdicts = holders.digests.map(({ algorithm, value }) => {
    const hash = hashNamed(algorithm);
    if (!hash) return undefined;
    // Once each: lists may be long, and what calls itself a certificate may be, too.
    const digest = digests.get(hash) ?? digestOf(hash, certificate);
    digests.set(hash, digest);
    return sameBytes(digest, value);
  });
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

async function judgeValue(
  certificate: Uint8Array,
  algorithm: Uint8Array,
  signature: Uint8Array,
  candidates: readonly Uint8Array[],
): Promise<SesVerdict> {
  try {
    const publicKey = readCertificate(certificate)?.publicKey;
    const scheme = schemeOf(algorithm);
    if (!publicKey || !scheme) return undefined;
    for (const signed of candidates) {
      const verdict = await verifySignature(scheme, publicKey, signed, signature);
      if (verdict.fits) return verdict;
    }
    return { fits: false, deviations: [] };
  } catch (error) {
    if (AlgorithmUnsupported.is(error) || Asn1Unreadable.is(error)) return undefined;
    throw error;
  }
}

function schemeOf(algorithm: Uint8Array): SignatureScheme | undefined {
  return readScheme(parseDer(sequence(algorithm), AlgorithmIdentifier), 'sm3');
}

const NAMES: Readonly<Record<string, HashName>> = { sm3: 'sm3', sha1: 'sha1', sha256: 'sha256' };

/** The standard leaves open how CertDigestObj names its algorithm: by name or by OID. */
function hashNamed(algorithm: string): HashName | undefined {
  return NAMES[algorithm.toLowerCase().replace('-', '')] ?? hashByOid(algorithm);
}

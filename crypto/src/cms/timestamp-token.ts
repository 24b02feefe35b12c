/** RFC 3161 timestamp tokens, as document timestamps and as the signature-time-stamp attribute. */

import { TSTInfo } from '@peculiar/asn1-tsp';
import { ExtendedKeyUsage } from '@peculiar/asn1-x509';
import { objectIdentifier } from '../asn1/der.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { digestOf } from '../hash/start-hash.ts';
import type { CertificateFields } from './certificate-fields.ts';
import { DigestUnsupported } from './errors.ts';
import { hashByOid, hashTitle } from './hash-algorithms.ts';
import { judgeSigner, type SignerJudgement } from './judge-signer.ts';
import { ID_TST_INFO, type SignedData } from './signed-data.ts';
import type { ContentDigest } from './verify-signature.ts';

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/**
 * Room for a timestamp token: tokens with their chain are 2 to 7 KiB, with revocation data inside up to 11 KiB. The
 * rest of a signature is known to the byte beforehand, but for the leading zeros of an ECDSA value.
 */
export const TIMESTAMP_ROOM = 12 * 1024;

export interface TimestampToken {
  readonly signedData: SignedData;
  /** DER TSTInfo. */
  readonly content: Uint8Array;
  readonly info: TSTInfo;
}

export interface TimestampJudgement {
  readonly time: Date;
  readonly imprintMatches: boolean;
  readonly signer: SignerJudgement;
  /** The certificate is for timestamping only, and says so critically (RFC 3161, 2.3). `undefined`: no certificate. */
  readonly purposeFits: boolean | undefined;
}

export function isTimestamp({ contentType }: SignedData): boolean {
  return sameBytes(contentType, objectIdentifier(ID_TST_INFO));
}

/** `asn1.unreadable` for what is no token. */
export function readTimestampToken(signedData: SignedData): TimestampToken {
  const { content } = signedData;
  if (!isTimestamp(signedData) || !content) throw Asn1Unreadable({});
  const info = parseDer(content, TSTInfo);
  if (Number.isNaN(info.genTime.getTime())) throw Asn1Unreadable({});
  return { signedData, content, info };
}

/**
 * Judges a token over what `imprintOf` gives digests of. `moreCertificates`: where else its signer's may stand.
 * @throws `asn1.unreadable`, `cms.digest-unsupported`
 */
export async function judgeTimestamp(
  token: TimestampToken,
  imprintOf: ContentDigest,
  moreCertificates: readonly Uint8Array[] = [],
): Promise<TimestampJudgement> {
  const { signedData, content, info } = token;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const hash = hashByOid(hashAlgorithm.algorithm);
  if (!hash) throw DigestUnsupported({ algorithm: hashTitle(hashAlgorithm.algorithm) });
  const signer = await judgeSigner(
    { ...signedData, certificates: [...signedData.certificates, ...moreCertificates] },
    async (name) => digestOf(name, content),
  );
  if (!signer) throw Asn1Unreadable({});
  return {
    time: info.genTime,
    imprintMatches: sameBytes(await imprintOf(hash), new Uint8Array(hashedMessage.buffer)),
    signer,
    purposeFits: signer.signer && isForTimestamping(signer.signer),
  };
}

/** Whether imprint and signature of the token fit. `undefined`: the signature could not be verified. */
export function timestampMatches({ imprintMatches, signer }: TimestampJudgement): boolean | undefined {
  if (!imprintMatches || !signer.digestMatches || signer.defects.length > 0) return false;
  return signer.signatureMatches;
}

function isForTimestamping(certificate: CertificateFields): boolean {
  const usage = certificate.extension(EXTENDED_KEY_USAGE);
  if (!usage?.critical) return false;
  const purposes = parseDer(usage.value, ExtendedKeyUsage);
  return purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

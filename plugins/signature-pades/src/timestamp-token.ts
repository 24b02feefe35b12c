/** RFC 3161 timestamp tokens, as document timestamps and as the signature-time-stamp attribute. */

import { createHash } from 'node:crypto';
import { TSTInfo } from '@peculiar/asn1-tsp';
import { ExtendedKeyUsage } from '@peculiar/asn1-x509';
import type { CertificateFields } from './certificate-fields.ts';
import { objectIdentifier } from './der.ts';
import { CmsUnreadable, DigestUnsupported } from './errors.ts';
import { hashByOid, hashTitle } from './hash-algorithms.ts';
import { type ContentDigest, judgeSigner, type SignerJudgement } from './judge-signer.ts';
import { parseDer } from './parse-der.ts';
import { sameBytes } from './same-bytes.ts';
import { ID_TST_INFO, type SignedData } from './signed-data.ts';

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

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

/** `pades.unreadable` for what is no token. */
export function readTimestampToken(signedData: SignedData): TimestampToken {
  const { content } = signedData;
  if (!isTimestamp(signedData) || !content) throw CmsUnreadable({});
  const info = parseDer(content, TSTInfo);
  if (Number.isNaN(info.genTime.getTime())) throw CmsUnreadable({});
  return { signedData, content, info };
}

/**
 * Judges a token over what `imprintOf` gives digests of. `moreCertificates`: where else its signer's may stand.
 * @throws `pades.unreadable`, `pades.digest-unsupported`
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
    async (name) => createHash(name).update(content).digest(),
  );
  if (!signer) throw CmsUnreadable({});
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

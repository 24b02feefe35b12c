import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { SignatureInspection } from '@sealwright/core/api';
import { type Certificate, parseCertificate } from './certificates/certificate.ts';
import { buildChain, type ChainProblem, type ChainResult } from './certificates/chain.ts';
import type { SignatureVerifier } from './certificates/verify-certificate-signature.ts';

export interface TrustRequest {
  readonly inspection: SignatureInspection;
  /** None: trust is not checked. */
  readonly anchors: readonly Certificate[];
  readonly at: Date;
  readonly verify: SignatureVerifier;
}

export interface TrustJudgement {
  readonly signer: Certificate | undefined;
  /** Signer first; the signer alone where trust is not checked. */
  readonly chain: readonly Certificate[];
  readonly outcome: 'trusted' | 'untrusted' | 'not-checked';
  readonly problem?: { readonly kind: ChainProblem | 'signer-missing'; readonly certificate?: Certificate };
  /** The time at which the chain was judged. */
  readonly time: Date;
  /** Whether that time is vouched for by a timestamp whose own chain is trusted. */
  readonly timestamped: boolean;
}

/** Judges the signer's chain at the time of a trusted timestamp, else at the given time. */
export async function judgeTrust({ inspection, anchors, at, verify }: TrustRequest): Promise<TrustJudgement> {
  const signer = inspection.signer && parseCertificate(inspection.signer);
  const stamped = await trustedTime({ inspection, anchors, at, verify });
  const time = stamped ?? at;
  const common = { signer, time, timestamped: stamped !== undefined };
  if (anchors.length === 0) return { ...common, chain: signer ? [signer] : [], outcome: 'not-checked' };
  if (!signer) return { ...common, chain: [], outcome: 'untrusted', problem: { kind: 'signer-missing' } };
  const result = await buildChain({
    leaf: signer,
    candidates: parseAll(inspection.certificates),
    anchors,
    time,
    verify,
  });
  const problem = result.trusted ? wrongPurpose(signer) : { kind: result.problem, certificate: result.at };
  return {
    ...common,
    chain: result.certificates,
    outcome: problem ? 'untrusted' : 'trusted',
    ...(problem && { problem }),
  };
}

/** The time of a signature's timestamp if that fits and its own chain is trusted; a document timestamp's is its signer's. */
async function trustedTime({ inspection, anchors, at, verify }: TrustRequest): Promise<Date | undefined> {
  const { timestamp } = inspection;
  const authority = timestamp?.matches && timestamp.signer && parseCertificate(timestamp.signer);
  if (!timestamp || !authority || anchors.length === 0) return undefined;
  const candidates = parseAll([...timestamp.certificates, ...inspection.certificates]);
  const chain: ChainResult = await buildChain({ leaf: authority, candidates, anchors, time: at, verify });
  return chain.trusted ? timestamp.time : undefined;
}

/** A certificate for encryption only must not sign (RFC 5280, 4.2.1.3). */
function wrongPurpose(signer: Certificate): TrustJudgement['problem'] {
  const signing = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  const fits = signer.keyUsage === undefined || (signer.keyUsage & signing) !== 0;
  return fits ? undefined : { kind: 'key-usage', certificate: signer };
}

function parseAll(certificates: readonly Uint8Array[]): Certificate[] {
  return certificates.flatMap((der) => parseCertificate(der) ?? []);
}

import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { SignatureInspection, SignatureReport } from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { buildChain, type ChainProblem, type ChainResult } from './certificates/chain.ts';

export interface TrustRequest {
  readonly inspection: SignatureInspection;
  readonly kind: SignatureReport['kind'];
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

/** RFC 3161, 2.3: a certificate without this purpose must not be believed about time. */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Judges the signer's chain at the time of a trusted timestamp, else at the given time. */
export async function judgeTrust(request: TrustRequest): Promise<TrustJudgement> {
  const { inspection, kind, anchors, at, verify } = request;
  const signer = inspection.signer && parseCertificate(inspection.signer);
  const stamped = await trustedTime(request);
  const time = stamped ?? at;
  const common = { signer, time, timestamped: stamped !== undefined };
  if (anchors.length === 0) return { ...common, chain: signer ? [signer] : [], outcome: 'not-checked' };
  if (!signer) return { ...common, chain: [], outcome: 'untrusted', problem: { kind: 'signer-missing' } };
  const candidates = parseAll(inspection.certificates);
  const result = await buildChain({ leaf: signer, candidates, anchors, time, verify });
  const problem = problemOf(result, kind === 'document-timestamp' ? mayTimestamp(signer) : maySign(signer));
  return {
    ...common,
    chain: result.certificates,
    outcome: problem ? 'untrusted' : 'trusted',
    ...(problem && { problem }),
  };
}

function problemOf(result: ChainResult, purposeFits: boolean): TrustJudgement['problem'] {
  if (!result.trusted) return { kind: result.problem, certificate: result.at };
  return purposeFits ? undefined : { kind: 'key-usage', certificate: result.certificates[0]! };
}

/** The timestamp's time if it fits and its own chain is trusted; a document timestamp's chain is its signer's. */
async function trustedTime({ inspection, anchors, at, verify }: TrustRequest): Promise<Date | undefined> {
  const { timestamp } = inspection;
  const authority = timestamp?.matches && timestamp.signer && parseCertificate(timestamp.signer);
  if (!timestamp || !authority || anchors.length === 0 || !mayTimestamp(authority)) return undefined;
  const candidates = parseAll([...timestamp.certificates, ...inspection.certificates]);
  const chain = await buildChain({ leaf: authority, candidates, anchors, time: at, verify });
  return chain.trusted ? timestamp.time : undefined;
}

/** A certificate for encryption only must not sign (RFC 5280, 4.2.1.3). */
function maySign({ keyUsage }: Certificate): boolean {
  const signing = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  return keyUsage === undefined || (keyUsage & signing) !== 0;
}

function mayTimestamp({ purposes }: Certificate): boolean {
  return purposes?.includes(TIME_STAMPING) === true;
}

function parseAll(certificates: readonly Uint8Array[]): Certificate[] {
  return certificates.flatMap((der) => parseCertificate(der) ?? []);
}

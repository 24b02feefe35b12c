import type { RevocationStatus, SignatureInspection } from '@sealwright/core/api';
import { type Certificate, parseCertificate, type SignatureVerifier } from '@sealwright/crypto/x509';
import { buildChain } from './certificates/chain.ts';
import type { TrustJudgement } from './judge-trust.ts';
import type { RevocationLists } from './read-crls.ts';
import type { PathRevocation } from './revocation/path-revocation.ts';

export interface RevocationRequest {
  readonly inspection: SignatureInspection;
  readonly trust: TrustJudgement;
  readonly anchors: readonly Certificate[];
  readonly verify: SignatureVerifier;
  readonly revocation: Pick<PathRevocation, 'ask'>;
  /** Default: the issuers are asked. */
  readonly lists?: RevocationLists;
  readonly signal?: AbortSignal;
}

/** What the issuers of a signer's path say now. */
export interface RevocationJudgement {
  /**
   * - `revoked-later`: after the time of a trusted timestamp, which leaves the signature as it is.
   * - `open`: some issuer gave no usable answer, or there is nobody to ask.
   */
  readonly outcome: 'good' | 'revoked' | 'revoked-later' | 'open';
  /** The certificate that decides it. */
  readonly certificate: Certificate;
  readonly status: RevocationStatus;
}

/** `undefined`: there is no certificate to ask about. The chains of timestamps and seal makers are not asked about. */
export async function judgeRevocation(request: RevocationRequest): Promise<RevocationJudgement | undefined> {
  const { inspection, trust, anchors, verify, revocation, lists, signal } = request;
  const { signer, time } = trust;
  if (!signer) return undefined;
  const candidates = inspection.certificates.flatMap((der) => parseCertificate(der) ?? []);
  const result = await buildChain({ leaf: signer, candidates, anchors, time, verify });
  const path = { result, candidates, anchors, time: new Date(), ...lists, ...(signal && { signal }) };
  const statuses = await revocation.ask(path);
  const judged = result.certificates.map((certificate, i): RevocationJudgement => {
    const status = statuses[i]!;
    return { outcome: outcomeOf(status, trust), certificate, status };
  });
  const asked = judged.filter(({ status }) => status.state !== 'not-checked');
  const worst = (['revoked', 'open', 'revoked-later', 'good'] as const).flatMap((outcome) =>
    asked.filter((each) => each.outcome === outcome),
  );
  return worst[0] ?? judged[0];
}

function outcomeOf(status: RevocationStatus, { timestamped, time }: TrustJudgement): RevocationJudgement['outcome'] {
  if (status.state === 'good') return 'good';
  if (status.state !== 'revoked') return 'open';
  const since = status.invalidSince ?? status.revokedAt;
  return timestamped && since && time < since ? 'revoked-later' : 'revoked';
}

import type { Integrity, PdfSignature, SignatureInspection } from '@sealwright/core/api';
import type { LaterChanges } from './later-changes.ts';

/** All that one signature's integrity hangs on. */
export interface IntegrityFacts {
  readonly signature: PdfSignature;
  /** `undefined`: no format knows the contents, or the one that does could not read them. */
  readonly inspection: SignatureInspection | undefined;
  /** `undefined` where nothing follows, or it could not be compared. */
  readonly later: LaterChanges | undefined;
}

/**
 * A wrong timestamp inside a signature takes away its time and not its integrity: it is an unsigned attribute that
 * anyone can exchange. A document timestamp is a signature of its own, whose value is judged like any other.
 */
export function judgeIntegrity({ signature, inspection, later }: IntegrityFacts): Integrity {
  if (signature.coverage.kind === 'malformed') return 'invalid';
  if (!inspection) return 'indeterminate';
  const { digestMatches, signatureMatches, signingCertificateMatches, seal, defects } = inspection;
  if (!digestMatches || signatureMatches === false || signingCertificateMatches === false || defects.length > 0)
    return 'invalid';
  // Whoever sees the seal on the page takes it for the signature.
  if (seal?.signerListed === false || seal?.signatureMatches === false) return 'invalid';
  if (signatureMatches === undefined) return 'indeterminate';
  if (signature.coverage.kind === 'whole-file') return 'valid';
  if (!later) return 'indeterminate';
  return later.forbidden.length === 0 ? 'valid-with-later-changes' : 'modified';
}

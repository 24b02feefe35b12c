import { Asn1Unreadable, content, tags } from '../asn1/index.ts';
import type { RevocationProblem } from './problems.ts';

/** What an issuer says about one certificate. */
export type RevocationFinding =
  | (Statement & { readonly state: 'good' | 'unknown' })
  | (Statement & Revocation & { readonly state: 'revoked' })
  | { readonly state: 'unusable'; readonly problem: RevocationProblem };

export interface Statement {
  readonly source: 'ocsp' | 'crl';
  /** As of when the statement holds (thisUpdate). */
  readonly producedAt: Date;
  /** When a newer one is there at the latest. */
  readonly nextUpdate: Date | undefined;
}

export interface Revocation {
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
  /** Since when the key is not to be believed, if that is before `revokedAt` (RFC 5280, 5.3.2). */
  readonly invalidSince?: Date;
}

export type RevocationReason =
  | 'unspecified'
  | 'key-compromise'
  | 'ca-compromise'
  | 'affiliation-changed'
  | 'superseded'
  | 'cessation-of-operation'
  | 'certificate-hold'
  | 'remove-from-crl'
  | 'privilege-withdrawn'
  | 'aa-compromise';

/** CRLReason (RFC 5280, 5.3.1). */
const REASONS: Readonly<Record<number, RevocationReason>> = {
  0: 'unspecified',
  1: 'key-compromise',
  2: 'ca-compromise',
  3: 'affiliation-changed',
  4: 'superseded',
  5: 'cessation-of-operation',
  6: 'certificate-hold',
  8: 'remove-from-crl',
  9: 'privilege-withdrawn',
  10: 'aa-compromise',
};

/** Of a DER ENUMERATED; what is not in the standard counts as unspecified. @throws `asn1.unreadable` */
export function readReason(enumerated: Uint8Array): RevocationReason {
  if (enumerated[0] !== tags.enumerated) throw Asn1Unreadable({});
  const [number = 0] = content(enumerated);
  return REASONS[number] ?? 'unspecified';
}

export function unusable(problem: RevocationProblem): RevocationFinding & { state: 'unusable' } {
  return { state: 'unusable', problem };
}

/**
 * What stands in a certificate, and whether it can be trusted now. Owner: `plugins/verification`. Callers: certificate
 * pages, seal pages, device pages.
 */
import type { CertificateSummary } from '../certificate.ts';
import type { Fact } from '../fact.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

export interface CertificateCheckRequest {
  /** DER, the certificate itself first, then what else is known of its chain. */
  readonly chain: readonly Uint8Array[];
  /** Ask the issuers whether it was revoked, over the network (OCSP, RFC 6960; CRL, RFC 5280). Default false. */
  readonly revocation?: boolean;
  /** CRLs (DER) that are at hand: judged by them first, and by them alone where `revocation` is false. */
  readonly crls?: readonly Uint8Array[];
  /** Trust anchors, DER, in place of those that the user trusts. */
  readonly anchors?: readonly Uint8Array[];
  readonly signal?: AbortSignal;
}

/** One certificate of a path, from the checked one up to its anchor. */
export interface PathElement {
  readonly certificate: CertificateSummary;
  /** DER. */
  readonly der: Uint8Array;
  readonly validity: 'valid' | 'expired' | 'not-yet-valid';
  readonly isAnchor: boolean;
  readonly revocation: RevocationStatus;
}

/**
 * - `not-checked`: nobody asked, or the certificate is an anchor.
 * - `unavailable`: asked and got no usable answer; the sentence says why.
 */
export interface RevocationStatus {
  readonly state: 'good' | 'revoked' | 'unknown' | 'unavailable' | 'not-checked';
  readonly sentence: Localized;
  /** Who said so. */
  readonly source?: 'ocsp' | 'crl';
  /** When the answer was made, and when it is out of date. */
  readonly producedAt?: Date;
  readonly nextUpdate?: Date;
  readonly revokedAt?: Date;
  /** Since when the key is not to be believed, where the issuer says that this was before `revokedAt`. */
  readonly invalidSince?: Date;
}

export interface CertificateCheck {
  /** `trusted`: the path leads to an anchor of the user's, and all of it is valid. */
  readonly trust: 'trusted' | 'untrusted' | 'no-anchors';
  /** One sentence for the whole. */
  readonly sentence: Localized;
  readonly path: readonly PathElement[];
}

/** What a certificate page shows. Times as they stand in the certificate. */
export interface CertificateDetails {
  readonly summary: CertificateSummary;
  /** Rows in the order to be shown. */
  readonly fields: readonly Fact[];
}

export interface CertificateChecks {
  /** `verification.certificate-unreadable`. */
  check(request: CertificateCheckRequest): Promise<CertificateCheck>;
  /** Subject, issuer, serial number, key, usages, policies, identifiers, fingerprints. `verification.certificate-unreadable`. */
  details(certificate: Uint8Array): CertificateDetails;
}

export const CertificateChecks = defineService<CertificateChecks>('verification.certificates');

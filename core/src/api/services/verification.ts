/** Verification of signed documents. Owner: `plugins/verification`. Callers: CLI, document views, workflow plugins. */
import type { CertificateSummary } from '../certificate.ts';
import { defineObserveHook } from '../hook.ts';
import type { Localized } from '../localized.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';
import type { RevisionChange, SignatureCoverage } from './pdf-engine.ts';

export interface VerificationRequest {
  /** Absolute path. */
  readonly input: string;
  readonly password?: Secret;
  /** Trust anchors, DER certificates. None: integrity is judged, trust is "not checked". */
  readonly anchors?: readonly Uint8Array[];
  /** Time at which chains are judged when no trusted timestamp says otherwise; default now. */
  readonly at?: Date;
  /** Ask the issuers of signers' certificates whether they were revoked, over the network (`CertificateChecks`). Default false. */
  readonly revocation?: boolean;
  /** CRLs (DER) that are at hand: judged by them first, and by them alone where `revocation` is false. */
  readonly crls?: readonly Uint8Array[];
  /** Also digest the file by SM3, for reports. Default false. */
  readonly sm3?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * - `valid`: digest and signature value fit, the coverage is sound, and nothing follows.
 * - `valid-with-later-changes`: the same for its revision; what follows is permitted and listed.
 * - `modified`: the signature fits its revision, but a later revision changed what it may not.
 * - `invalid`: digest, signature value or coverage is wrong, of a document timestamp too. A wrong timestamp inside a
 *   signature is an unsigned attribute: the step `timestamp` fails and its time is not used, but the signature stands.
 * - `indeterminate`: it could not be judged (unknown algorithm, unreadable, unsupported); the reason says why.
 */
export type Integrity = 'valid' | 'valid-with-later-changes' | 'modified' | 'invalid' | 'indeterminate';

export interface VerificationStep {
  readonly id:
    | 'format'
    | 'coverage'
    | 'digest'
    | 'signature-value'
    | 'signing-certificate'
    // Of the electronic seal inside the signature, where there is one (GB/T 38540, 7.2 and 8.2).
    | 'seal-signer'
    | 'seal-value'
    | 'seal-validity'
    | 'seal-maker'
    | 'later-changes'
    | 'timestamp'
    | 'certificate-chain'
    | 'certificate-validity'
    | 'revocation';
  readonly state: 'passed' | 'failed' | 'warning' | 'not-checked';
  readonly sentence: Localized;
}

export interface SignatureReport {
  readonly fields: readonly string[];
  readonly format: string;
  readonly subFilter: string;
  readonly kind: 'signature' | 'certification' | 'document-timestamp';
  readonly integrity: Integrity;
  /**
   * Whether the chain leads to one of the given anchors and every certificate in it was valid; with an electronic seal,
   * whether that was valid too, and its maker's chain. `untrusted` in any case if revocation was asked for and a
   * certificate was revoked, unless a trusted timestamp is older.
   */
  readonly trust: 'trusted' | 'untrusted' | 'not-checked';
  /** One sentence for the signature bar. */
  readonly sentence: Localized;
  readonly steps: readonly VerificationStep[];
  readonly signer?: CertificateSummary;
  /** Signer first. */
  readonly chain: readonly CertificateSummary[];
  /** DER of the chain, in the same order. */
  readonly certificates: readonly Uint8Array[];
  /** By which the signed bytes were digested, as people write it: 'SHA-256'. Missing where it is not known. */
  readonly digestAlgorithm?: string;
  /**
   * A root that came with the signature and is not trusted, where trusting it would make the signer trusted. Only its
   * fingerprint, compared with what the issuer publishes, says whether it is the issuer's.
   */
  readonly offeredRoot?: CertificateSummary;
  readonly claimedTime?: Date;
  readonly timestamp?: {
    readonly time: Date;
    /** '' where the token does not say. */
    readonly authority: string;
    /** Whether its authority's chain leads to one of the given anchors, so that the time is used. */
    readonly trusted: boolean;
    /** DER of the authority's certificate. */
    readonly certificate?: Uint8Array;
  };
  /** What the signer wrote down beside it; nobody checks that. */
  readonly claims?: { readonly reason?: string; readonly location?: string };
  readonly coverage: SignatureCoverage;
  readonly laterChanges: readonly RevisionChange[];
}

export interface DocumentReport {
  readonly input: string;
  /** When it was made, by the clock of this machine. */
  readonly checkedAt: Date;
  /** What the check was asked to go by: how many trust anchors, and whether issuers were asked about revocation. */
  readonly basis: { readonly anchors: number; readonly revocation: boolean };
  readonly sha256: string;
  /** Where it was asked for. */
  readonly sm3?: string;
  readonly size: number;
  readonly signatures: readonly SignatureReport[];
  readonly emptyFields: readonly string[];
  /** One sentence for the whole document. */
  readonly sentence: Localized;
}

export interface Verification {
  verify(request: VerificationRequest): Promise<DocumentReport>;
}

export const Verification = defineService<Verification>('verification');

/** What was found of a document that is open in a window. */
export interface VerifiedDocument {
  /** Its id among `OpenDocuments`. */
  readonly document: string;
  /** File name. */
  readonly name: string;
  /** Of each of its signatures. */
  readonly integrities: readonly Integrity[];
}

/** After an open document was verified, with each new revision. */
export const VerificationDidVerify = defineObserveHook<VerifiedDocument>('verification.didVerify');

import type { Localized } from '@sealwright/core/api';

/** What is handed in to be judged: files. Digests are lower case hexadecimal, sizes bytes, certificates DER. */
export type JudgeTask =
  | {
      /** The file of a draft: whether recipients will be able to sign it. */
      readonly kind: 'document';
      readonly path: string;
    }
  | {
      /** A signed revision of a voucher's file. */
      readonly kind: 'revision';
      readonly path: string;
      /** The voucher's file, whose exact bytes the revision begins with. */
      readonly base: { readonly size: number; readonly sha256: string };
      /** SHA-256 of the certificates registered for the recipient whose turn it is. */
      readonly certificates: readonly string[];
      /** Whose turn it is, where authorities vouch for companies: a certificate with that code counts, too. */
      readonly company?: CompanyClaim;
      readonly policy?: JudgePolicy;
    };

/** Whether authorities vouch for a certificate that somebody logs in with. */
export interface CertificateTask {
  readonly kind: 'certificate';
  /** Its own first, then what else is known of its chain. */
  readonly chain: readonly Uint8Array[];
  readonly policy?: JudgePolicy;
}

export interface CompanyClaim {
  readonly code: string;
  /** OIDs, where certificates name their company (`companyCodeOf`). */
  readonly places: readonly string[];
}

export interface JudgePolicy {
  /** Authorities, DER: with any, the signer's chain has to lead to one of them. */
  readonly anchors?: readonly Uint8Array[];
  /** Whether issuers are asked over the network if certificates were revoked. Default false. */
  readonly revocation?: boolean;
  /** Lists at hand, DER: judged by first, and alone where no issuer is asked. */
  readonly crls?: readonly Uint8Array[];
  /** Where `revocation` or `crls` are given and nobody says whether it was revoked. Default `accept`. */
  readonly unknownRevocation?: 'accept' | 'refuse';
  /** Whether a signer may annotate the pages before signing them. Default false. */
  readonly annotations?: boolean;
  /** Default: now. */
  readonly at?: Date;
}

/** One signature that a revision adds, as found in the file and not as anybody claims. */
export interface JudgedSignature {
  readonly fields: readonly string[];
  readonly format: string;
  readonly subject: string;
  readonly serial: string;
  readonly certificateSha256: string;
  /** A trusted timestamp's, else what the signer says. */
  readonly time?: Date;
}

export type RefusalCode =
  | 'file-not-pdf'
  | 'file-damaged'
  | 'file-hostile'
  | 'file-encrypted'
  | 'file-locked'
  | 'file-not-continued'
  | 'file-altered'
  | 'file-tail-unsigned'
  | 'file-too-complex'
  | 'file-unjudged'
  | 'signature-missing'
  | 'signature-invalid'
  | 'signature-foreign'
  | 'certificate-refused';

/** `pages`: 0 where a certificate was judged. */
export type Verdict =
  | { readonly accepted: true; readonly pages: number; readonly signatures: readonly JudgedSignature[] }
  | { readonly accepted: false; readonly code: RefusalCode; readonly reason: Localized };

export type Refusal = Extract<Verdict, { accepted: false }>;

import {
  bytes,
  type CertificateDetails,
  type ChangeGroup,
  defineRpc,
  type ErrorRecord,
  type Localized,
  type SignatureReport,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** A report as the panel shows it: what follows is grouped, and every part has its sentence. */
export interface SignatureView extends Omit<SignatureReport, 'laterChanges'> {
  readonly coverageSentence: Localized;
  readonly laterChanges: readonly ChangeGroup[];
}

export interface DocumentVerdict {
  /** The revision that was verified. */
  readonly revision: number;
  readonly sentence: Localized;
  /** In the order of the revisions that hold them. */
  readonly signatures: readonly SignatureView[];
  readonly emptyFields: readonly string[];
  /** Why the trusted certificates of the settings could not be used: trust is not checked then. */
  readonly trustProblem?: ErrorRecord;
}

const id = Type.String({ minLength: 1, maxLength: 100 });

const certificate = bytes(65_536);
const locale = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
const SaveTarget = Type.Object({
  /** Absolute. */
  path: Type.String({ minLength: 1, maxLength: 32_768 }),
  overwrite: Type.Boolean(),
});

const FieldPlace = Type.Object({
  /** 0-based. */
  page: Type.Integer({ minimum: 0 }),
  /** `DisplayBox` of the api, in millimetres. */
  box: Type.Object({
    x: Type.Number(),
    y: Type.Number(),
    width: Type.Number({ minimum: 0 }),
    height: Type.Number({ minimum: 0 }),
    rotation: Type.Number(),
  }),
});

/** What the views of this plugin ask of its host half. */
export const verificationRpc = defineRpc('verification', {
  /**
   * Verifies the newest revision of an open document; `revocation`: issuers are asked over the network. Errors of
   * `Verification.verify`, `documents.not-open`.
   */
  verify: {
    params: Type.Tuple([id, Type.Object({ revocation: Type.Boolean() })]),
    result: Type.Unsafe<DocumentVerdict>(Type.Object({})),
  },
  /** Where the signature fields of these names stand on the pages, by page; invisible ones have no place. */
  places: {
    params: Type.Tuple([id, Type.Array(Type.String({ maxLength: 1_000 }), { maxItems: 10_000 })]),
    result: Type.Array(FieldPlace),
  },
  /** Reports after every change of the certificates that are trusted, until it is aborted: verdicts may be others then. */
  watchTrust: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Null() },
  /**
   * Puts the root that a signature of the document offers into a file of the profile and gives its path, for the setting
   * of trusted certificates; the root by its fingerprint. `verification.root-missing`.
   */
  keepRoot: { params: Type.Tuple([id, Type.String({ pattern: '^[0-9a-f]{64}$' })]), result: Type.String() },
  /** All that stands in a certificate, DER. `verification.certificate-unreadable`. */
  certificate: {
    params: Type.Tuple([certificate]),
    result: Type.Unsafe<CertificateDetails>(Type.Object({})),
    isRepeatable: true,
  },
  /**
   * Writes certificates, DER, into a file: as PEM (RFC 7468) where its path ends so, else the first one as it is. Errors of
   * `DocumentFiles.write`.
   */
  exportCertificates: {
    params: Type.Tuple([Type.Array(certificate, { minItems: 1, maxItems: 20 }), SaveTarget]),
    result: Type.Void(),
  },
  /**
   * Verifies the newest revision and puts what was found into a file, of the kind that its path's ending names. Errors of
   * `verify` and of `VerificationReports.save`.
   */
  saveReport: {
    params: Type.Tuple([id, SaveTarget, Type.Object({ revocation: Type.Boolean(), locale })]),
    result: Type.Void(),
  },
});

/** Why an answer about revocation says nothing about a certificate. */
export type RevocationProblem =
  | 'unreadable'
  /** The issuer's service refused to answer, or cannot (RFC 6960, 4.2.1). */
  | 'refused'
  /** It is about other certificates: another issuer, another part of the CA's certificates, another serial number. */
  | 'other-certificate'
  | 'signature-wrong'
  | 'algorithm-unsupported'
  /** Whoever signed it may not speak for the issuer. */
  | 'signer-not-allowed'
  | 'not-yet-valid'
  | 'out-of-date'
  /** It answers another question than the one that was asked now. */
  | 'nonce'
  /** A delta CRL, which says nothing without the CRL that it changes (RFC 5280, 5.2.4). */
  | 'delta'
  | 'critical-extension'
  /** Lists leave out certificates once they have expired (RFC 5280, 3.3): not being listed says nothing then. */
  | 'certificate-expired'
  /** Nothing was found about some of the reasons for which certificates are revoked. */
  | 'some-reasons-only';

/** How long clocks may differ, in milliseconds. */
export const CLOCK_TOLERANCE = 5 * 60_000;

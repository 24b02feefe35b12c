/** What lists and reports show of an X.509 certificate (RFC 5280). Made by whoever holds the DER. */
export interface CertificateSummary {
  /** Common name, else the most telling other attribute. */
  readonly subject: string;
  /** Organisation (O), where it differs from the subject. */
  readonly organisation?: string;
  readonly issuer: string;
  /** Lower-case hex without separators. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Fingerprint of the DER, lower-case hex. */
  readonly sha256: string;
}

export const ALGORITHMS = ['SM2-SM3', 'RSA-PSS-SHA256'] as const;
export type LicenceAlgorithm = (typeof ALGORITHMS)[number];

/** Who may sign licences. */
export interface LicenceIssuer {
  /** [Signature] KeyId. */
  readonly keyId: string;
  readonly algorithm: LicenceAlgorithm;
  /** SubjectPublicKeyInfo (RFC 5280, 4.1), DER in Base64. */
  readonly publicKey: string;
  /** Its licences are for trying things: they are shown as such, and may name plain http addresses of this computer. */
  readonly isDemo?: boolean;
}

/**
 * The keys whose licences are accepted. They stand in the code and nowhere else: no setting and no plugin adds one. An
 * operator who ships this program adds the record that `node scripts/issue-licence.ts key` prints; docs/licence.md.
 */
export const ISSUERS: readonly LicenceIssuer[] = [
  {
    keyId: 'sealwright-demo-1',
    algorithm: 'SM2-SM3',
    publicKey:
      'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE6WKWQ0GcOsazG3DLA8phFDssw57Nt+aStddUm4HRnpmgcMj/JY9fGL12zGBVTxZjkKzYYbEq1c9fx7fu7QYanQ==',
    isDemo: true,
  },
];

/** What certificates, CRLs and OCSP responses have in common: a part that is signed, and the signature over it. */
export interface Signed {
  readonly tbs: Uint8Array;
  /** DER AlgorithmIdentifier. */
  readonly signatureAlgorithm: Uint8Array;
  /** Dotted. */
  readonly signatureOid: string;
  readonly signature: Uint8Array;
}

/** Whether the holder of the key made the signature; `undefined`: it cannot be judged. `publicKey`: DER SubjectPublicKeyInfo. */
export type SignatureVerifier = (
  signed: Signed,
  signer: { readonly publicKey: Uint8Array },
) => Promise<boolean | undefined>;

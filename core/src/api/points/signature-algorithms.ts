/**
 * Point `signatureAlgorithms`: verification of signature values by OID, for certificate chains and whoever else holds an
 * AlgorithmIdentifier and a SubjectPublicKeyInfo. Called in the plugin host. A throw counts as "cannot be judged".
 */
import { type Static, Type } from 'typebox';
import { definePoint } from '../point.ts';

export const SignatureAlgorithmData = Type.Object({
  /** Signature algorithm OIDs, dotted. */
  oids: Type.Array(Type.String()),
});
export type SignatureAlgorithmData = Static<typeof SignatureAlgorithmData>;

export interface SignatureAlgorithm {
  verify(input: {
    /** DER AlgorithmIdentifier (RFC 5280, 4.1.1.2). */
    readonly algorithm: Uint8Array;
    /** DER SubjectPublicKeyInfo. */
    readonly publicKey: Uint8Array;
    readonly data: Uint8Array;
    readonly signature: Uint8Array;
  }): Promise<boolean>;
}

export const SignatureAlgorithms = definePoint('signatureAlgorithms', SignatureAlgorithmData).of<SignatureAlgorithm>({
  deadline: 10_000,
});

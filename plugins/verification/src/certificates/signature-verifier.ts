import type { PointReader, SignatureAlgorithm, SignatureAlgorithmData } from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';

/** Signatures of certificates, CRLs and OCSP responses, judged by the point `signatureAlgorithms`. */
export function verifierFrom(algorithms: PointReader<SignatureAlgorithmData, SignatureAlgorithm>): SignatureVerifier {
  return async (signed, signer) => {
    const contribution = algorithms.list().find(({ data }) => data.oids.includes(signed.signatureOid));
    if (!contribution) return undefined;
    try {
      const algorithm = await contribution.load();
      return await algorithm.verify({
        algorithm: signed.signatureAlgorithm,
        publicKey: signer.publicKey,
        data: signed.tbs,
        signature: signed.signature,
      });
    } catch {
      // A throw counts as "cannot be judged": the point's contract.
      return undefined;
    }
  };
}

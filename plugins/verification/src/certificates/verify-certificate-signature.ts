import type { PointReader, SignatureAlgorithm, SignatureAlgorithmData } from '@sealwright/core/api';
import type { Certificate } from './certificate.ts';

/** Whether the issuer's key made the subject's signature; `undefined`: it cannot be judged. */
export type SignatureVerifier = (subject: Certificate, issuer: Certificate) => Promise<boolean | undefined>;

export function verifierFrom(algorithms: PointReader<SignatureAlgorithmData, SignatureAlgorithm>): SignatureVerifier {
  return async (subject, issuer) => {
    const contribution = algorithms.list().find(({ data }) => data.oids.includes(subject.signatureOid));
    if (!contribution) return undefined;
    try {
      const algorithm = await contribution.load();
      return await algorithm.verify({
        algorithm: subject.signatureAlgorithm,
        publicKey: issuer.publicKey,
        data: subject.tbs,
        signature: subject.signature,
      });
    } catch {
      // A throw counts as "cannot be judged": the point's contract.
      return undefined;
    }
  };
}

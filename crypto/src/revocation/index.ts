export type { IssuedCertificate } from './certificate-id.ts';
export { type Crl, MAX_CRL_BYTES, readCrl } from './crl.ts';
export type { Revocation, RevocationFinding, RevocationReason, Statement } from './finding.ts';
export { type CrlQuestion, judgeByCrls } from './judge-by-crls.ts';
export { judgeByOcsp, type OcspQuestion } from './judge-by-ocsp.ts';
export { certificateIdHashes, makeOcspRequest, type OcspRequest } from './ocsp-request.ts';
export { MAX_OCSP_BYTES } from './ocsp-response.ts';
export type { RevocationProblem } from './problems.ts';

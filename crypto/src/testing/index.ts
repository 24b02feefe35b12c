export { type Answer, LocalTsa, opensslReply } from './local-tsa.ts';
export { OpensslPki, type Party, SM2_KEY } from './openssl-pki.ts';
export { type CrlPlan, type OcspPlan, opensslCrl, opensslOcsp, type Revoked } from './openssl-revocation.ts';
export { makeSeal, SEAL_PICTURE } from './openssl-seal.ts';

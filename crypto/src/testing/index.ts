export { type Answer, LocalTsa, opensslReply } from './local-tsa.ts';
export { OpensslPki, type Party, SM2_KEY } from './openssl-pki.ts';
export { makeSeal, SEAL_PICTURE } from './openssl-seal.ts';

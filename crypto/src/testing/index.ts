export { type Answer, LocalTsa, opensslReply } from './local-tsa.ts';
export { OpensslPki, type Party } from './openssl-pki.ts';

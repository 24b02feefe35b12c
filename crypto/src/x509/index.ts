export { type Certificate, extensionOids, type Name, parseCertificate } from './certificate.ts';
export { directoryText } from './directory-text.ts';
export {
  comparableName,
  type DistinguishedName,
  type NameAttribute,
  organisationName,
  readName,
  tellingName,
} from './distinguished-name.ts';
export { type Extension, readExtensions } from './extensions.ts';
export type { SignatureVerifier, Signed } from './signed.ts';

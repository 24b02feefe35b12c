export { type AuthorityAccess, authorityAccess } from './authority-access.ts';
export { type Certificate, extensionOids, type Name, parseCertificate, summariseCertificate } from './certificate.ts';
export { directoryText } from './directory-text.ts';
export {
  comparableName,
  type DistinguishedName,
  type NameAttribute,
  organisationName,
  readName,
  tellingName,
} from './distinguished-name.ts';
export {
  comparablePointNames,
  type DistributionPoint,
  type DistributionPointName,
  readDistributionPoints,
  readPointName,
  reasonBits,
} from './distribution-points.ts';
export { type Extension, readExtensions } from './extensions.ts';
export { comparableGeneralName, type GeneralName, readGeneralName, readGeneralNames } from './general-names.ts';
export { type PublicKeyKind, publicKeyKind } from './public-key.ts';
export type { SignatureVerifier, Signed } from './signed.ts';

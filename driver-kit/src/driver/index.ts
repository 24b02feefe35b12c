/** What a driver for a vendor's library has in its process besides the library. */
export { certificateChain } from './certificate-chain.ts';
export { type CertifiedKey, readCertifiedKey } from './certified-key.ts';
export { checkDecryptRequest, decryptMechanismsOf } from './decrypt-request.ts';
export { checkSignRequest, DIGEST_INFO, type DigestName, HASH_LENGTHS, isDigestName } from './digest-info.ts';
export {
  AnswerUnusable,
  BindingMissing,
  DeviceFailed,
  LibraryRefused,
  LibraryUnloadable,
  OptionsInvalid,
  OtherKindOfLibrary,
  PinExpired,
  PinMissing,
} from './driver-errors.ts';
export { type Plugged, PluggedTokens, type TokenSource } from './plugged-tokens.ts';
export { quietly } from './quietly.ts';
export { SessionTable } from './session-table.ts';
export { readSignature, type SignatureRequest } from './signature-answer.ts';
export { plainText, tokenId, withoutNamesakes } from './token-identity.ts';
export { VendorDriver } from './vendor-driver.ts';
export type { VendorDevice, VendorLibrary, VendorLogin } from './vendor-library.ts';
export { vendorText } from './vendor-text.ts';
export { wiping } from './wiping.ts';

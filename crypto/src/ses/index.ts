export { composeSeal, type NewSeal } from './compose-seal.ts';
export { encodeSesSignature, encodeToSign, type NewSesSignature } from './compose-ses-signature.ts';
export {
  type ElectronicSeal,
  FIRST_OF_GB_38540,
  readSeal,
  type SealHolders,
  type SealPicture,
} from './electronic-seal.ts';
export { SealVersionUnsupported } from './errors.ts';
export { findSeal, listedSeal, looksLikeSeal } from './find-seal.ts';
export { dataHashAlgorithm, isHolder, judgeSeal, judgeSesSignature, type SesVerdict } from './judge-ses.ts';
export { isSesSignature, readSesSignature, type SesSignature } from './ses-signature.ts';

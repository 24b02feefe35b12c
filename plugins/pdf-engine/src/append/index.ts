export { prepareAnnotations } from './prepare-annotations.ts';
export { prepareSignature } from './prepare-signature.ts';
export type { SignableDocument } from './signable-document.ts';

export { SM2_CURVE } from './curve.ts';
export { readSm2PublicKey } from './public-key.ts';
export { encodeSm2Value, readSm2Value, type Sm2Value } from './signature-value.ts';
export { DEFAULT_ID, signSm2, sm2Digest, sm2PublicKey, sm2Z, verifySm2 } from './sm2-signature.ts';

import { explicit, octetString, sequence } from '../asn1/index.ts';
import { type ElectronicSeal, FIRST_OF_GB_38540 } from './electronic-seal.ts';
import type { SesSignature } from './ses-signature.ts';
import { bitString, generalizedTime, ia5String, integer, utcTime } from './values.ts';

export type NewSesSignature = Pick<SesSignature, 'dataHash' | 'propertyInfo' | 'signer' | 'signatureAlgorithm'> & {
  readonly seal: Pick<ElectronicSeal, 'der' | 'version'>;
  readonly time: Date;
};

/** DER TBS_Sign, of the seal's own version: what the signer signs. */
export function encodeToSign(signing: NewSesSignature): Uint8Array {
  const { seal, time, dataHash, propertyInfo, signer, signatureAlgorithm } = signing;
  const isOld = seal.version < FIRST_OF_GB_38540;
  return sequence(
    integer(seal.version),
    seal.der,
    isOld ? bitString(utcTime(time)) : generalizedTime(time),
    bitString(dataHash),
    ia5String(propertyInfo),
    ...(isOld ? [octetString(signer), signatureAlgorithm] : []),
  );
}

/** DER SES_Signature; `timestamp` over `signature`, from GB/T 38540 on. */
export function encodeSesSignature(
  { seal, signer, signatureAlgorithm }: NewSesSignature,
  toSign: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
  if (seal.version < FIRST_OF_GB_38540) return sequence(toSign, bitString(signature));
  const stamp = timestamp ? [explicit(0, bitString(timestamp))] : [];
  return sequence(toSign, octetString(signer), signatureAlgorithm, bitString(signature), ...stamp);
}

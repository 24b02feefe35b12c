import type { FormatProfile, FormatRequest, FormatSigning } from '@sealwright/core/api';
import { objectIdentifier } from '@sealwright/crypto/asn1';
import { hashSize, requestTimestamp, SM2_SM3, shownUrl, TIMESTAMP_ROOM, TsaInvalid } from '@sealwright/crypto/cms';
import {
  type ElectronicSeal,
  encodeSesSignature,
  encodeToSign,
  FIRST_OF_GB_38540,
  type NewSesSignature,
} from '@sealwright/crypto/ses';
import { sm2Digest } from '@sealwright/crypto/sm2';
import { chosenSeal } from './chosen-seal.ts';
import { TimestampImpossible } from './errors.ts';
import { LONGEST_PROPERTY_INFO, writePropertyInfo } from './property-info.ts';
import { SM2_VALUE_LENGTH, sm2Signer, tsaOf } from './sm2-signer.ts';

const MARGIN = 64;

export async function prepareSes(request: FormatRequest): Promise<FormatProfile> {
  const { certificate } = sm2Signer(request.key);
  const seal = chosenSeal(request);
  const tsa = timestampServer(request, seal);
  const longest: NewSesSignature = {
    seal,
    time: new Date(),
    dataHash: new Uint8Array(hashSize('sm3')),
    propertyInfo: ' '.repeat(LONGEST_PROPERTY_INFO),
    signer: certificate.der,
    signatureAlgorithm: objectIdentifier(SM2_SM3),
  };
  const contents = encodeSesSignature(longest, encodeToSign(longest), new Uint8Array(SM2_VALUE_LENGTH));
  return {
    filter: 'Adobe.PPKLite',
    subFilter: String(request.options.subfilter),
    hash: 'sm3',
    contentsLength: contents.length + MARGIN + (tsa ? TIMESTAMP_ROOM : 0),
  };
}

/** @throws `tsa.*`, and what the key's driver throws; the key is used once. */
export async function signSes(signing: FormatSigning): Promise<Uint8Array> {
  const { digest, profile, signingTime, signal, key, byteRange } = signing;
  const { certificate, publicKey } = sm2Signer(key);
  const seal = chosenSeal(signing);
  const tsa = timestampServer(signing, seal);
  const signature: NewSesSignature = {
    seal,
    time: signingTime,
    dataHash: digest,
    propertyInfo: byteRange ? writePropertyInfo(byteRange) : '',
    signer: certificate.der,
    signatureAlgorithm: objectIdentifier(SM2_SM3),
  };
  const toSign = encodeToSign(signature);
  signal?.throwIfAborted();
  const value = await signing.sign({ kind: 'sm2' }, sm2Digest(publicKey, toSign));
  if (tsa === undefined) return encodeSesSignature(signature, toSign, value);
  const token = await requestTimestamp({ url: tsa, hash: 'sm3', data: value, ...(signal && { signal }) });
  const contents = encodeSesSignature(signature, toSign, value, token);
  if (contents.length > profile.contentsLength) throw TsaInvalid({ url: shownUrl(tsa), reason: 'too-long' });
  return contents;
}

function timestampServer(request: FormatRequest, seal: ElectronicSeal): string | undefined {
  const tsa = tsaOf(request);
  if (tsa !== undefined && seal.version < FIRST_OF_GB_38540) throw TimestampImpossible({ seal: seal.name });
  return tsa;
}

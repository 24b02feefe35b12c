import type { FormatProfile, FormatRequest, FormatSigning } from '@sealwright/core/api';
import { algorithmIdentifier } from '@sealwright/crypto/asn1';
import {
  completeSignedData,
  encodeSignedAttributes,
  encodeSignedData,
  hashSize,
  type SignedDataPlan,
  SM2_SM3,
  TIMESTAMP_ROOM,
  withoutDuplicates,
} from '@sealwright/crypto/cms';
import { sm2Digest } from '@sealwright/crypto/sm2';
import { SM2_VALUE_LENGTH, type Sm2Signer, sm2Signer, tsaOf } from './sm2-signer.ts';

/** GB/T 35275, 8.1: the signature algorithm of the curve, the digest stands in a field of its own. */
const SM2_SIGNATURE = '1.2.156.10197.1.301.1';
const MARGIN = 64;

export async function prepareGmCms(request: FormatRequest): Promise<FormatProfile> {
  const plan = planOf(request, sm2Signer(request.key));
  const longest = encodeSignedData(
    plan,
    encodeSignedAttributes(plan, new Uint8Array(hashSize('sm3')), new Date()),
    new Uint8Array(SM2_VALUE_LENGTH),
  );
  return {
    filter: 'Adobe.PPKLite',
    subFilter: String(request.options.subfilter),
    hash: 'sm3',
    contentsLength: longest.length + MARGIN + (tsaOf(request) ? TIMESTAMP_ROOM : 0),
  };
}

/** @throws `tsa.*`, and what the key's driver throws; the key is used once. */
export async function signGmCms(signing: FormatSigning): Promise<Uint8Array> {
  const { digest, profile, signingTime, signal, key } = signing;
  const signer = sm2Signer(key);
  const plan = planOf(signing, signer);
  // PAdES forbids the attribute: the time stands in /M (ETSI EN 319 142-1, 6.3).
  const time = profile.subFilter === 'ETSI.CAdES.detached' ? undefined : signingTime;
  const signedAttributes = encodeSignedAttributes(plan, digest, time);
  signal?.throwIfAborted();
  const signature = await signing.sign({ kind: 'sm2' }, sm2Digest(signer.publicKey, signedAttributes));
  const completion = { signedAttributes, signature, tsa: tsaOf(signing), room: profile.contentsLength };
  return completeSignedData(plan, { ...completion, ...(signal && { signal }) });
}

function planOf({ key, options }: FormatRequest, { certificate }: Sm2Signer): SignedDataPlan {
  const wrapping = options.content === 'gm' ? 'gm' : 'pkcs7';
  return {
    wrapping,
    hash: 'sm3',
    algorithm: algorithmIdentifier(wrapping === 'gm' ? SM2_SIGNATURE : SM2_SM3),
    signer: certificate,
    certificates: withoutDuplicates(key.chain),
  };
}

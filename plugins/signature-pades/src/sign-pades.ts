import { createHash } from 'node:crypto';
import type { FormatProfile, FormatRequest, FormatSigning } from '@sealwright/core/api';
import {
  completeSignedData,
  encodeSignedAttributes,
  encodeSignedData,
  hashSize,
  TIMESTAMP_ROOM,
} from '@sealwright/crypto/cms';
import { planSignature } from './signature-plan.ts';

/** The size of a signature is known to the byte beforehand, but for a timestamp and the leading zeros of an ECDSA value. */
const MARGIN = 64;

export async function preparePades(request: FormatRequest): Promise<FormatProfile> {
  const plan = planSignature(request);
  const attributes = encodeSignedAttributes(plan, new Uint8Array(hashSize(plan.hash)));
  const longest = encodeSignedData(plan, attributes, new Uint8Array(plan.signatureLength));
  return {
    filter: 'Adobe.PPKLite',
    subFilter: 'ETSI.CAdES.detached',
    hash: plan.hash,
    contentsLength: longest.length + MARGIN + (plan.tsa ? TIMESTAMP_ROOM : 0),
  };
}

/** @throws `tsa.*`, and what the key's driver throws; the key is used once. */
export async function signPades(signing: FormatSigning): Promise<Uint8Array> {
  const { digest, profile, signal } = signing;
  const plan = planSignature(signing);
  const signedAttributes = encodeSignedAttributes(plan, digest);
  signal?.throwIfAborted();
  const signature = await signing.sign(plan.mechanism, createHash(plan.hash).update(signedAttributes).digest());
  const { tsa } = plan;
  const completion = { signedAttributes, signature, tsa, room: profile.contentsLength };
  return completeSignedData(plan, { ...completion, ...(signal && { signal }) });
}

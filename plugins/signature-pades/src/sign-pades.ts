import { createHash } from 'node:crypto';
import type { FormatProfile, FormatRequest, FormatSigning } from '@sealwright/core/api';
import { encodeSignedAttributes, encodeSignedData } from './compose-signed-data.ts';
import { TsaInvalid } from './errors.ts';
import { hashSize } from './hash-algorithms.ts';
import { requestTimestamp } from './request-timestamp.ts';
import { planSignature } from './signature-plan.ts';
import { shownUrl } from './timestamp-exchange.ts';

/**
 * Room for a timestamp token: tokens with their chain are 2 to 7 KiB, with revocation data inside up to 11 KiB. The
 * rest of a signature is known to the byte beforehand, but for the leading zeros of an ECDSA value.
 */
export const TIMESTAMP_ROOM = 12 * 1024;
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
  const attributes = encodeSignedAttributes(plan, digest);
  signal?.throwIfAborted();
  const signature = await signing.sign(plan.mechanism, createHash(plan.hash).update(attributes).digest());
  if (!plan.tsa) return encodeSignedData(plan, attributes, signature);

  const token = await requestTimestamp({ url: plan.tsa, hash: plan.hash, data: signature, ...(signal && { signal }) });
  const contents = encodeSignedData(plan, attributes, signature, token);
  if (contents.length > profile.contentsLength) throw TsaInvalid({ url: shownUrl(plan.tsa), reason: 'too-long' });
  return contents;
}

import { encodeSignedData, type SignedDataPlan } from './compose-signed-data.ts';
import { TsaInvalid } from './errors.ts';
import { requestTimestamp } from './request-timestamp.ts';
import { shownUrl } from './timestamp-exchange.ts';

export interface Completion {
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
  /** Address of a timestamp server. */
  readonly tsa: string | undefined;
  /** What the result may be long at most, in bytes. */
  readonly room: number;
  readonly signal?: AbortSignal;
}

/** DER ContentInfo, with a timestamp over the signature value where one is wanted. @throws `tsa.*` */
export async function completeSignedData(
  plan: SignedDataPlan,
  { signedAttributes, signature, tsa, room, signal }: Completion,
): Promise<Uint8Array> {
  if (tsa === undefined) return encodeSignedData(plan, signedAttributes, signature);
  const token = await requestTimestamp({ url: tsa, hash: plan.hash, data: signature, ...(signal && { signal }) });
  const contents = encodeSignedData(plan, signedAttributes, signature, token);
  if (contents.length > room) throw TsaInvalid({ url: shownUrl(tsa), reason: 'too-long' });
  return contents;
}

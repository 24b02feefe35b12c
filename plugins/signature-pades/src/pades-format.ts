import type { InspectionInput, SignatureInspection } from '@sealwright/core/api';
import { readSignedData, readSignerInfo } from '@sealwright/crypto/cms';
import { inspectBareRsa, isBareRsa } from './inspect-bare-rsa.ts';
import { inspectSignature } from './inspect-signature.ts';

/** OIDs of the Chinese commercial algorithms: their signatures belong to another format. */
const CHINESE_ARC = '1.2.156.10197.';
/** DER of 1.2.840.113549.1.7.2. */
const SIGNED_DATA_OID = Buffer.from('06092a864886f70d010702', 'hex');

export function recognises(contents: Uint8Array, subFilter: string): boolean {
  if (isBareRsa(contents, subFilter)) return true;
  const at = Buffer.from(contents.subarray(0, 20)).indexOf(SIGNED_DATA_OID);
  if (at < 2 || at > 6) return false;
  try {
    const [signer] = readSignedData(contents).signers;
    if (!signer) return true;
    const { digestAlgorithm, signatureAlgorithm } = readSignerInfo(signer);
    return ![digestAlgorithm, signatureAlgorithm].some(({ algorithm }) => algorithm.startsWith(CHINESE_ARC));
  } catch {
    // Ours by its first bytes: inspecting says what is wrong with it.
    return true;
  }
}

export function inspect(input: InspectionInput): Promise<SignatureInspection> {
  return isBareRsa(input.contents, input.subFilter) ? inspectBareRsa(input) : inspectSignature(input);
}

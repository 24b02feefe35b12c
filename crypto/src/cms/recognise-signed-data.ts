import { objectIdentifier } from '../asn1/der.ts';
import { contentTypes, readSignedData, readSignerInfo, type Wrapping } from './signed-data.ts';
import { isTimestamp } from './timestamp-token.ts';

/** OIDs of the Chinese commercial algorithms. */
const CHINESE_ARC = '1.2.156.10197.';

/**
 * Whose SignedData the contents are by their first bytes and the first signer's algorithms: `chinese` has the content
 * type or an algorithm of the Chinese standards. Timestamps belong to `other`, whoever signed them. What is damaged further
 * on goes by its first bytes.
 */
export function recogniseSignedData(contents: Uint8Array): 'chinese' | 'other' | undefined {
  const isGm = startsWith(contents, 'gm');
  if (!isGm && !startsWith(contents, 'pkcs7')) return undefined;
  try {
    const signedData = readSignedData(contents);
    const [signer] = signedData.signers;
    if (isTimestamp(signedData)) return 'other';
    if (isGm) return 'chinese';
    if (!signer) return 'other';
    const { digestAlgorithm, signatureAlgorithm } = readSignerInfo(signer);
    const algorithms = [digestAlgorithm, signatureAlgorithm];
    return algorithms.some(({ algorithm }) => algorithm.startsWith(CHINESE_ARC)) ? 'chinese' : 'other';
  } catch {
    // Inspecting says what is wrong with it.
    return isGm ? 'chinese' : 'other';
  }
}

/** The content type follows the header of ContentInfo, which is 2 to 6 bytes long. */
function startsWith(contents: Uint8Array, wrapping: Wrapping): boolean {
  const at = Buffer.from(contents.subarray(0, 20)).indexOf(objectIdentifier(contentTypes[wrapping].signedData));
  return at >= 2 && at <= 6;
}

/** Timestamps over a signature value, as an unsigned attribute of CMS or inside an SES_Signature. */
import type { Localized, TimestampInspection } from '@sealwright/core/api';
import { digestOf } from '../hash/start-hash.ts';
import { DigestUnsupported } from './errors.ts';
import { warnings as warning } from './findings.ts';
import { readSignedData, type SignedData } from './signed-data.ts';
import { judgeTimestamp, readTimestampToken, type TimestampJudgement, timestampMatches } from './timestamp-token.ts';

/**
 * Judges a token over `stamped`; what is wrong with it is added to `warnings`, for it is no part of what was signed.
 * `moreCertificates`: where else its signer's may stand. `undefined`: it could not be read or judged.
 */
export async function inspectTimestamp(
  token: Uint8Array,
  stamped: Uint8Array,
  moreCertificates: readonly Uint8Array[],
  warnings: Localized[],
): Promise<TimestampInspection | undefined> {
  try {
    const parsed = readTimestampToken(readSignedData(token));
    const judgement = await judgeTimestamp(parsed, async (hash) => digestOf(hash, stamped), moreCertificates);
    const matches = timestampMatches(judgement);
    if (matches === undefined) warnings.push(warning.timestampUnjudged);
    if (matches === false) warnings.push(warning.timestampWrong);
    if (judgement.purposeFits === false) warnings.push(warning.timestampPurpose);
    return timestampInspection(judgement, parsed.signedData);
  } catch (error) {
    warnings.push(DigestUnsupported.is(error) ? warning.timestampUnjudged : warning.timestampUnreadable);
    return undefined;
  }
}

export function timestampInspection(judgement: TimestampJudgement, { certificates }: SignedData): TimestampInspection {
  return {
    time: judgement.time,
    matches: timestampMatches(judgement) === true,
    signer: judgement.signer.signer?.der,
    certificates,
  };
}

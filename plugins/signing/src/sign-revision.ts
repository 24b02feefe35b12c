import type { FormatProfile, FormatSigning, Key, PreparedRevision, Seal } from '@sealwright/core/api';
import type { ChosenFormat } from './choose-format.ts';
import { SignatureUnsound } from './errors.ts';

export interface RevisionSigning {
  readonly key: Key;
  readonly sign: FormatSigning['sign'];
  readonly chosen: ChosenFormat;
  readonly profile: FormatProfile;
  readonly seals: readonly Seal[];
  readonly byteRange: PreparedRevision['byteRange'];
  readonly digest: Uint8Array;
  readonly time: Date;
  readonly signal: AbortSignal | undefined;
}

/**
 * Has the format build /Contents with one key operation, then reads it back: a device that answers with a wrong
 * signature must be found out before a file exists.
 */
export async function signRevision(signing: RevisionSigning): Promise<Uint8Array> {
  const { key, sign, chosen, profile, seals, byteRange, digest, time, signal } = signing;
  const contents = await chosen.format.sign({
    key,
    options: chosen.options,
    seals,
    profile,
    digest,
    byteRange,
    signingTime: time,
    sign,
    ...(signal && { signal }),
  });
  const inspection = await chosen.format.inspect({
    contents,
    subFilter: profile.subFilter,
    byteRange,
    digest: async () => digest,
  });
  if (!inspection.digestMatches || !inspection.signatureMatches) throw SignatureUnsound({ key: key.token.label });
  return contents;
}

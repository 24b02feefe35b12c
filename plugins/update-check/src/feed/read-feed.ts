import { prerelease } from 'semver';
import {
  ManifestExpired,
  ManifestForeign,
  ManifestFromFuture,
  PrereleaseRefused,
  SignatureWrong,
  SignerUnknown,
} from './feed-errors.ts';
import { type Location, locate } from './location.ts';
import { readSmallFile } from './read-small-file.ts';
import {
  LARGEST_MANIFEST,
  LARGEST_SIGNATURE_FILE,
  type ReleaseManifest,
  readManifest,
  readSignatureFile,
} from './release-manifest.ts';
import { isSignedBy, type UpdateKey } from './update-keys.ts';

export const PRODUCT = 'sealwright';
export const CHANNELS = ['stable', 'preview'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How far the clocks of publisher and user may be apart, in milliseconds. */
const CLOCKS_APART = 24 * 60 * 60_000;

export interface FeedQuestion {
  readonly feed: Location;
  readonly channel: Channel;
  readonly keys: readonly UpdateKey[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What a publisher says now, by a known key. */
export interface SignedManifest {
  readonly manifest: ReleaseManifest;
  /** Id of the key. */
  readonly key: string;
}

/**
 * Reads the channel's manifest and its signatures. Nothing of the manifest is looked at before its signature was found
 * good. Rejects with `update.*` errors, or the signal's reason.
 */
export async function readFeed({ feed, channel, keys, now, signal }: FeedQuestion): Promise<SignedManifest> {
  const file = `${channel}.json`;
  const bytes = await readSmallFile(locate(feed, file), LARGEST_MANIFEST, signal);
  const signatures = await readSmallFile(locate(feed, `${file}.sig`), LARGEST_SIGNATURE_FILE, signal);
  const key = signerOf(bytes, readSignatureFile(signatures, `${file}.sig`).signatures, keys);
  const manifest = readManifest(bytes, file);
  checkMeaning(manifest, channel, now);
  return { manifest, key };
}

/** While a publisher changes keys, he signs with the old and the new one; each that is known has to be right. */
function signerOf(
  bytes: Uint8Array,
  signatures: readonly { readonly keyId: string; readonly value: string }[],
  keys: readonly UpdateKey[],
): string {
  let signer: string | undefined;
  for (const { keyId, value } of signatures) {
    const key = keys.find(({ id }) => id === keyId);
    if (!key) continue;
    if (!isSignedBy(key, bytes, Buffer.from(value, 'base64'))) throw SignatureWrong({ key: keyId });
    signer ??= keyId;
  }
  if (signer === undefined) throw SignerUnknown({ keys: signatures.map(({ keyId }) => keyId) });
  return signer;
}

function checkMeaning({ product, channel: found, version, ...times }: ReleaseManifest, channel: Channel, now: Date) {
  if (product !== PRODUCT || found !== channel) {
    throw ManifestForeign({ found: `${product}, ${found}`, wanted: `${PRODUCT}, ${channel}` });
  }
  const [issued, expires] = [Date.parse(times.issuedAt), Date.parse(times.expiresAt)];
  if (issued > now.getTime() + CLOCKS_APART) throw ManifestFromFuture({ date: times.issuedAt.slice(0, 10) });
  if (expires <= now.getTime()) throw ManifestExpired({ date: times.expiresAt.slice(0, 10) });
  if (channel === 'stable' && prerelease(version) !== null) throw PrereleaseRefused({ version });
}

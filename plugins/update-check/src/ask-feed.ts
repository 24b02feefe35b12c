import type { PackageKind, UpdateInstaller } from '@sealwright/core/api';
import type { Location } from './feed/location.ts';
import { readFeed } from './feed/read-feed.ts';
import type { ReleaseManifest, ReleasePackage } from './feed/release-manifest.ts';
import type { UpdateKey } from './feed/update-keys.ts';
import { judgeRelease } from './judge-release.ts';
import type { UpdateMemory } from './update-memory.ts';
import type { UpdateSource } from './update-source.ts';

/** Who asks, and what is known before the feed answers. */
export interface Asking {
  /** Version of this program. */
  readonly current: string;
  readonly system: { readonly os: string; readonly arch: string };
  readonly source: () => Promise<UpdateSource>;
  readonly keys: () => Promise<readonly UpdateKey[]>;
  readonly memory: Pick<UpdateMemory, 'seen'>;
  /** Missing where this copy of the program cannot be replaced by itself. */
  readonly installer: Pick<UpdateInstaller, 'kinds'> | undefined;
  readonly now: () => Date;
}

export type FeedAnswer =
  | { readonly kind: 'no-feed' }
  | { readonly kind: 'up-to-date'; readonly source: UpdateSource; readonly manifest: ReleaseManifest }
  | ({ readonly kind: 'newer' } & Offer);

export interface Offer {
  readonly source: UpdateSource;
  readonly feed: Location;
  readonly manifest: ReleaseManifest;
  /** Id of the key that signed it. */
  readonly key: string;
  /** Missing where its user has to install it by hand. */
  readonly package?: ReleasePackage & { readonly kind: PackageKind };
}

/** Asks the feed whether there is a newer version, and believes nothing that is not signed. Changes nothing. `update.*` errors. */
export async function askFeed(asking: Asking, signal: AbortSignal): Promise<FeedAnswer> {
  const { current, system, memory, installer, now } = asking;
  const source = await asking.source();
  const { feed, channel } = source;
  if (!feed) return { kind: 'no-feed' };
  const { manifest, key } = await readFeed({ feed, channel, keys: await asking.keys(), now: now(), signal });
  const [seen, kinds] = [await memory.seen(source.id), (await installer?.kinds()) ?? []];
  const judgement = judgeRelease(manifest, { current, seen, ...system, kinds });
  if (!judgement.newer) return { kind: 'up-to-date', source, manifest };
  return { kind: 'newer', source, feed, manifest, key, ...(judgement.package && { package: judgement.package }) };
}

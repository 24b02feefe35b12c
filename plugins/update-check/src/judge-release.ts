import type { PackageKind } from '@sealwright/core/api';
import { gt, lt } from 'semver';
import { EngineTooOld, FeedRolledBack, PackageMissing } from './feed/feed-errors.ts';
import type { ReleaseManifest, ReleasePackage } from './feed/release-manifest.ts';

/** The newest that was ever seen of a channel: nothing older is taken for new. */
export interface SeenRelease {
  readonly version: string;
  /** RFC 3339. */
  readonly issuedAt: string;
}

export interface Judging {
  /** Version of this program. */
  readonly current: string;
  readonly seen: SeenRelease | undefined;
  /** As Node calls them. */
  readonly os: string;
  readonly arch: string;
  /** By which this copy can be replaced, best first; none where its user has to do it. */
  readonly kinds: readonly PackageKind[];
}

export type Judgement =
  | { readonly newer: false }
  /** `package`: missing where this copy cannot be replaced by the program. */
  | { readonly newer: true; readonly package?: ReleasePackage & { readonly kind: PackageKind } };

/**
 * Whether a verified manifest offers this copy of the program something newer; never anything older.
 * @throws `update.rolled-back`, `update.engine-too-old`, `update.package-missing`
 */
export function judgeRelease(manifest: ReleaseManifest, { current, seen, os, arch, kinds }: Judging): Judgement {
  const { version, minimumEngine } = manifest;
  const isOlder = seen && (lt(version, seen.version) || Date.parse(manifest.issuedAt) < Date.parse(seen.issuedAt));
  if (isOlder) throw FeedRolledBack({ version, seen: seen.version });
  if (!gt(version, current)) return { newer: false };
  if (minimumEngine !== undefined && lt(current, minimumEngine)) {
    throw EngineTooOld({ version, minimum: minimumEngine, current });
  }
  if (kinds.length === 0) return { newer: true };
  for (const kind of kinds) {
    const found = manifest.files.find((file) => file.os === os && file.arch === arch && file.kind === kind);
    if (found) return { newer: true, package: { ...found, kind } };
  }
  throw PackageMissing({ version, system: `${os} ${arch}` });
}

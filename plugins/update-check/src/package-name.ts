import type { PackageKind } from '@sealwright/core/api';
import type { ReleasePackage } from './feed/release-manifest.ts';

const ENDINGS: Readonly<Record<PackageKind, string>> = { nsis: 'exe', appimage: 'AppImage', deb: 'deb', dmg: 'dmg' };

/** What a downloaded package is called: by the program, not by whoever serves it. */
export function packageName(
  version: string,
  { os, arch, kind }: Pick<ReleasePackage, 'os' | 'arch'> & { readonly kind: PackageKind },
): string {
  return `Sealwright-${version}-${os}-${arch}.${ENDINGS[kind]}`;
}

import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One built package, as a feed lists it. */
export interface PackageFile {
  /** Absolute path. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  readonly kind: string;
  /** In bytes. */
  readonly size: number;
  /** Lower case hexadecimal. */
  readonly sha256: string;
}

/** As `artifactName` in app/electron/src/packaging/builder-configuration.ts has it; Linux has names of its own for processors. */
const NAME = /^Sealwright-(?<version>\d.*)-(?<os>linux|mac|win)-(?<arch>[a-z0-9_]+)\.(?<ending>AppImage|deb|dmg|exe)$/;
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', mac: 'darwin', win: 'win32' };
const PROCESSORS: Readonly<Record<string, string>> = { x86_64: 'x64', amd64: 'x64', aarch64: 'arm64' };
const KINDS: Readonly<Record<string, string>> = { AppImage: 'appimage', deb: 'deb', dmg: 'dmg', exe: 'nsis' };

/** The packages in a folder, by name. */
export async function packageFiles(folder: string): Promise<readonly PackageFile[]> {
  const found: PackageFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    const { version, os, arch, ending } = NAME.exec(name)?.groups ?? {};
    if (!version || !os || !arch || !ending) continue;
    const path = join(folder, name);
    found.push({
      ...{ path, name, version, os: SYSTEMS[os]!, arch: PROCESSORS[arch] ?? arch, kind: KINDS[ending]! },
      ...{ size: statSync(path).size, sha256: await sha256Of(path) },
    });
  }
  return found;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFiles } from './package-files.ts';

const DAY = 24 * 60 * 60_000;

export interface Release {
  /** Folder of the built packages. */
  readonly packages: string;
  /** Folder of the feed. */
  readonly feed: string;
  readonly channel: string;
  readonly notes: { readonly 'zh-CN': string; readonly en: string };
  readonly mandatory: boolean;
  readonly minimumEngine?: string;
  /** How long it holds. */
  readonly days: number;
  readonly now: Date;
}

/** Copies the packages into the feed and writes the channel's manifest, not signed yet. Gives the version. */
export async function writeFeed({ packages, feed, channel, days, now, ...what }: Release): Promise<string> {
  const found = await packageFiles(packages);
  const versions = [...new Set(found.map(({ version }) => version))];
  const [version] = versions;
  if (version === undefined) throw new Error(`no packages in ${packages}`);
  if (versions.length > 1) throw new Error(`packages of several versions in ${packages}: ${versions.join(', ')}`);
  const files = found.map(({ path, name, os, arch, kind, size, sha256 }) => {
    const url = `files/${version}/${name}`;
    const target = join(feed, ...url.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target);
    return { os, arch, kind, url, size, sha256 };
  });
  const manifest = { format: 1, product: 'sealwright', channel, version, ...holding(days, now), ...what, files };
  writeManifest(feed, channel, manifest);
  return version;
}

/** Says once more what the manifest says, with new dates: not signed yet. */
export function renewFeed(feed: string, channel: string, days: number, now: Date): void {
  const manifest = JSON.parse(readFileSync(join(feed, `${channel}.json`), 'utf8'));
  writeManifest(feed, channel, { ...manifest, ...holding(days, now) });
}

function holding(days: number, now: Date) {
  return { issuedAt: now.toISOString(), expiresAt: new Date(now.getTime() + days * DAY).toISOString() };
}

/** Of a manifest that was not signed, nobody takes anything. */
function writeManifest(feed: string, channel: string, manifest: object): void {
  replace(join(feed, `${channel}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
  replace(join(feed, `${channel}.json.sig`), `${JSON.stringify({ signatures: [] }, null, 2)}\n`);
}

export const manifestOf = (feed: string, channel: string): Uint8Array => readFileSync(join(feed, `${channel}.json`));

/** Adds a signature of the manifest, or replaces the one by the same key. */
export function addSignature(feed: string, channel: string, keyId: string, signature: Uint8Array): void {
  const path = join(feed, `${channel}.json.sig`);
  const { signatures } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { signatures: [] };
  const others = signatures.filter((each: { keyId: string }) => each.keyId !== keyId);
  const value = Buffer.from(signature).toString('base64');
  replace(path, `${JSON.stringify({ signatures: [...others, { keyId, value }] }, null, 2)}\n`);
}

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

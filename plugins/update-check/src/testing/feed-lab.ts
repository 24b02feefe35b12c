/** Feeds for tests: a folder with a manifest, signed by a key of the test's own, and packages. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReleaseManifest, ReleasePackage } from '../feed/release-manifest.ts';
import type { UpdateKey } from '../feed/update-keys.ts';

const DAY = 24 * 60 * 60_000;

export interface TestKey {
  readonly entry: UpdateKey;
  sign(message: Uint8Array): Uint8Array;
}

export function testKey(id = 'test-1'): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    entry: { id, algorithm: 'Ed25519', publicKey: spki(publicKey) },
    sign: (text) => sign(null, text, privateKey),
  };
}

export const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');

/** A manifest that everybody would take, as far as `change` does not say otherwise. */
export function testManifest(change: Partial<ReleaseManifest> = {}, now = new Date()): ReleaseManifest {
  return {
    format: 1,
    product: 'sealwright',
    channel: 'stable',
    version: '9.0.0',
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 30 * DAY).toISOString(),
    mandatory: false,
    notes: { 'zh-CN': '修复了一些问题。', en: 'Some faults were mended.' },
    files: [],
    ...change,
  };
}

/** A folder that is a feed. */
export class FeedLab {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-feed-'));
  readonly key: TestKey;

  constructor(key = testKey()) {
    this.key = key;
  }

  /** What the program trusts. */
  get keys(): readonly UpdateKey[] {
    return [this.key.entry];
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Adds a package for this computer and gives its entry for the manifest. */
  package(content: Uint8Array, kind = 'appimage', name = `files/sealwright.${kind}`): ReleasePackage {
    this.write(name, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { os: process.platform, arch: process.arch, kind, url: name, size: content.length, sha256 };
  }

  /** Signs and writes a manifest, whatever it says. */
  publish(change: Partial<ReleaseManifest> = {}, now = new Date()): void {
    const { channel, ...manifest } = testManifest(change, now);
    const text = JSON.stringify({ ...manifest, channel });
    this.write(`${channel}.json`, text);
    this.writeSignature(channel, this.key.sign(Buffer.from(text)));
  }

  writeSignature(channel: string, signature: Uint8Array, keyId = this.key.entry.id): void {
    const value = Buffer.from(signature).toString('base64');
    this.write(`${channel}.json.sig`, JSON.stringify({ signatures: [{ keyId, value }] }));
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

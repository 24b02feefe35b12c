import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UpdateFeed } from './update-feed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-feed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = 'ab'.repeat(32);
const file = { os: 'win32', arch: 'x64', kind: 'nsis', url: 'files/1.2.0/setup.exe', size: 5, sha256 };
const manifest = {
  ...{ format: 1, product: 'sealwright', channel: 'stable', version: '1.2.0', mandatory: true },
  ...{ issuedAt: '2025-01-01T00:00:00Z', expiresAt: '2025-06-01T00:00:00Z' },
  files: [file, { ...file, os: 'linux', url: 'files/1.2.0/setup.AppImage' }],
};
const signatures = { signatures: [{ keyId: 'k', value: 'c2ln' }] };
const asked = { product: 'sealwright', version: '1.1.9', os: 'win32', arch: 'x64', channel: 'stable' };
const feed = () => new UpdateFeed(folder, () => new Date('2025-04-14T10:53:15Z'));

function put(change: object = {}, signed: unknown = signatures): void {
  writeFileSync(join(folder, 'stable.json'), JSON.stringify({ ...manifest, ...change }));
  writeFileSync(join(folder, 'stable.json.sig'), JSON.stringify(signed));
}

test('tells what is newer, for that computer', async () => {
  put();
  const { url, size } = file;
  expect(await feed().find(asked)).toEqual({
    ...{ version: '1.2.0', mandatory: true },
    files: [{ url, size, sha256, signature: 'c2ln' }],
  });
});

test.each([
  ['the same version', { version: '1.2.0' }],
  ['a newer one', { version: '1.10.0' }],
  ['no version at all', { version: 'latest' }],
  ['another computer', { arch: 'arm64' }],
  ['another product', { product: 'other' }],
  ['another channel', { channel: 'beta' }],
  ['a way out of the folder', { channel: '../stable' }],
])('tells nothing to %s', async (_, change) => {
  put();
  expect(await feed().find({ ...asked, ...change })).toBeUndefined();
});

test.each([
  ['has expired', { expiresAt: '2025-04-14T10:53:15Z' }, signatures],
  ['nobody signed', {}, { signatures: [] }],
  ['is of another channel', { channel: 'beta' }, signatures],
  ['makes no sense', { files: 5 }, signatures],
  ['has signatures that make no sense', {}, 'signed'],
])('tells nothing of what %s', async (_, change, signed) => {
  put(change, signed);
  expect(await feed().find(asked)).toBeUndefined();
});

test('tells nothing without a feed, and of half a file', async () => {
  expect(await new UpdateFeed(undefined).find(asked)).toBeUndefined();
  expect(await feed().find(asked)).toBeUndefined();
  put();
  writeFileSync(join(folder, 'stable.json'), '{"version":');
  expect(await feed().find(asked)).toBeUndefined();
});

/** `scripts/make-update-feed.ts`, judged by OpenSSL and by the program that takes updates. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_VERSION } from '@sealwright/core/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFeedAddress } from '../plugins/update-check/src/feed/location.ts';
import { readFeed } from '../plugins/update-check/src/feed/read-feed.ts';
import type { UpdateKey } from '../plugins/update-check/src/feed/update-keys.ts';

const TOOL = fileURLToPath(new URL('../scripts/make-update-feed.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-make-feed-'));
  mkdirSync(at('packages'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' });
const tool = (words: readonly string[], env = {}) =>
  execFileSync(process.execPath, [TOOL, ...words], { encoding: 'utf8', env: { ...process.env, ...env } });
const build = (name: string, content = name) => writeFileSync(at('packages', name), content);
const ask = (keys: readonly UpdateKey[], channel: 'stable' | 'preview' = 'stable') => {
  const [feed, { signal }] = [parseFeedAddress(at('feed')), new AbortController()];
  return readFeed({ feed, channel, keys, now: new Date(), signal });
};

/** Makes a key pair and gives the entry for the program, as the tool prints it. */
function makeKey(id: string, ...kind: string[]): UpdateKey {
  openssl('genpkey', ...kind, '-out', at(`${id}.pem`));
  openssl('pkey', '-in', at(`${id}.pem`), '-pubout', '-out', at(`${id}.pub.pem`));
  return JSON.parse(tool(['key', '--key-id', id, '--key', at(`${id}.pub.pem`)]));
}
const MAKE = () => ['make', '--packages', at('packages'), '--feed', at('feed')];

test('packages of all systems are found by their names, copied, measured and signed', async () => {
  const key = makeKey('acme-1', '-algorithm', 'ed25519');
  build('Sealwright-2.1.0-linux-x86_64.AppImage', 'an image');
  build('Sealwright-2.1.0-linux-amd64.deb');
  build('Sealwright-2.1.0-linux-arm64.AppImage');
  build('Sealwright-2.1.0-win-x64.exe');
  build('Sealwright-2.1.0-mac-arm64.dmg');
  build('builder-debug.yml');
  writeFileSync(at('notes.json'), JSON.stringify({ 'zh-CN': '更快', en: 'Faster' }));
  const more = ['--notes', at('notes.json'), '--mandatory', '--minimum-engine', '0.1.0'];
  tool([...MAKE(), ...more, '--key-id', 'acme-1', '--key', at('acme-1.pem')]);

  const { manifest, key: signer } = await ask([key]);
  expect(signer).toBe('acme-1');
  const notes = { 'zh-CN': '更快', en: 'Faster' };
  expect(manifest).toMatchObject({ version: '2.1.0', mandatory: true, minimumEngine: '0.1.0', notes });
  expect(manifest.files.map(({ os, arch, kind }) => `${os} ${arch} ${kind}`).sort()).toEqual([
    ...['darwin arm64 dmg', 'linux arm64 appimage', 'linux x64 appimage', 'linux x64 deb', 'win32 x64 nsis'],
  ]);
  const image = manifest.files.find(({ arch, kind }) => arch === 'x64' && kind === 'appimage')!;
  expect(image.size).toBe('an image'.length);
  const copy = at('feed', ...image.url.split('/'));
  expect(readFileSync(copy, 'utf8')).toBe('an image');
  expect(openssl('dgst', '-sha256', '-r', copy).toString()).toContain(image.sha256);
});

const signed = (channel = 'stable') => {
  const { signatures } = JSON.parse(readFileSync(at('feed', `${channel}.json.sig`), 'utf8'));
  writeFileSync(at('value'), Buffer.from(signatures[0].value, 'base64'));
  return ['-verify', '-pubin', '-in', at('feed', `${channel}.json`), '-sigfile', at('value'), '-rawin'];
};

test.each([
  ['Ed25519', ['-algorithm', 'ed25519'], []],
  [
    'RSA-PSS-SHA256',
    ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
    ['-digest', 'sha256', '-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:32'],
  ],
])('OpenSSL and the program find the signature of a key of the kind %s good', async (algorithm, kind, words) => {
  const key = makeKey('acme-1', ...kind);
  expect(key.algorithm).toBe(algorithm);
  build('Sealwright-2.1.0-linux-x86_64.AppImage');
  tool([...MAKE(), '--key-id', 'acme-1', '--key', at('acme-1.pem')]);
  const verdict = openssl('pkeyutl', '-inkey', at('acme-1.pub.pem'), ...signed(), ...words);
  expect(verdict.toString()).toContain('Signature Verified Successfully');
  expect((await ask([key])).key).toBe('acme-1');
});

test('an SM2 key signs elsewhere, and beside others', async () => {
  const [sm2, ed25519] = [makeKey('sm2-1', '-algorithm', 'SM2'), makeKey('acme-1', '-algorithm', 'ed25519')];
  build('Sealwright-2.1.0-linux-x86_64.AppImage');
  tool([...MAKE(), '--key-id', 'acme-1', '--key', at('acme-1.pem')]);
  const words = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  const manifest = at('feed', 'stable.json');
  openssl('pkeyutl', '-sign', '-inkey', at('sm2-1.pem'), ...words, '-in', manifest, '-out', at('sm2.sig'));
  tool(['sign', '--feed', at('feed'), '--key-id', 'sm2-1', '--signature', at('sm2.sig')]);
  expect((await ask([sm2])).key).toBe('sm2-1');
  expect((await ask([ed25519, sm2])).key).toBe('acme-1');
});

test('a manifest that was made or renewed and not signed is taken by nobody', async () => {
  const key = makeKey('acme-1', '-algorithm', 'ed25519');
  build('Sealwright-2.1.0-linux-x86_64.AppImage');
  tool(MAKE());
  await expect(ask([key])).rejects.toMatchObject({ code: 'update.manifest-invalid' });
  tool(['sign', '--feed', at('feed'), '--key-id', 'acme-1', '--key', at('acme-1.pem')]);
  const before = (await ask([key])).manifest;
  tool(['renew', '--feed', at('feed'), '--days', '7']);
  await expect(ask([key])).rejects.toMatchObject({ code: 'update.manifest-invalid' });
  tool(['renew', '--feed', at('feed'), '--days', '7', '--key-id', 'acme-1', '--key', at('acme-1.pem')]);
  const { issuedAt, expiresAt, ...renewed } = (await ask([key])).manifest;
  expect(before).toMatchObject(renewed);
  expect(Date.parse(issuedAt)).toBeGreaterThan(Date.parse(before.issuedAt));
  expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(7 * 86_400_000);
});

test('an encrypted key is opened by a variable, and is no argument', async () => {
  const key = makeKey('acme-1', '-algorithm', 'ed25519');
  openssl('pkey', '-in', at('acme-1.pem'), '-aes256', '-passout', 'pass:geheim', '-out', at('locked.pem'));
  build('Sealwright-2.1.0-beta.1-linux-x86_64.AppImage');
  const words = [...MAKE(), '--channel', 'preview', '--key-id', 'acme-1', '--key', at('locked.pem')];
  tool([...words, '--passphrase-env', 'PASS'], { PASS: 'geheim' });
  expect((await ask([key], 'preview')).manifest.version).toBe('2.1.0-beta.1');
});

test.each([
  ['no packages', []],
  ['packages of several versions', ['Sealwright-2.1.0-win-x64.exe', 'Sealwright-2.2.0-mac-x64.dmg']],
])('%s make no feed', (_, names) => {
  for (const name of names) build(name);
  expect(spawnSync(process.execPath, [TOOL, ...MAKE()]).status).not.toBe(0);
});

test('the version of the program is that of its host, which feeds are compared with', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(version).toBe(ENGINE_VERSION);
});

import { X509Certificate } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewSoftSeal, NewSoftToken, TokenDriver } from '@sealwright/core/api';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import startDriver from './driver.ts';
import { type Fixture, makeFixture } from './openssl.fixture.ts';
import { SoftSeals } from './soft-seals.ts';
import { keptLog, PIN, softFolder, WRONG_PIN } from './soft-token.fixture.ts';

const png = { format: 'png', data: Buffer.from('89504e470d0a1a0a0000', 'hex') } as const;
const undated: NewSoftSeal = { id: 'undated', name: '公章', picture: png, widthMm: 42, heightMm: 42 };
const seal: NewSoftSeal = {
  id: 'contract',
  name: '合同专用章',
  picture: png,
  widthMm: 40,
  heightMm: 30.5,
  validFrom: new Date('2024-09-05T00:00:00Z'),
  validTo: new Date('2025-09-05T00:00:00Z'),
};

describe('adding software tokens', () => {
  let one: Fixture;
  let other: Fixture;
  let place: Awaited<ReturnType<typeof softFolder>>;
  let driver: TokenDriver;
  const kept = keptLog();

  beforeAll(() => {
    one = makeFixture({ key: 'P-256', password: PIN });
    other = makeFixture({ key: 'P-384', password: PIN });
  });
  beforeEach(async () => {
    place = await softFolder();
    driver = await startDriver({ folder: place.path, log: kept.log });
  });
  afterEach(() => place.end());

  const names = async () => (await readdir(join(place.path, 'tokens'))).sort();
  const seals = () => new SoftSeals(place.folder, kept.log).list();
  const algorithm = async () => (await driver.keys('a'))[0]?.algorithm;
  const login = (pin: string) => driver.login('a', new TextEncoder().encode(pin));

  test('makes them readable by their user only', async () => {
    await place.add('a', one, { seals: [seal] });
    for (const entry of await readdir(place.path, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      expect(mode & 0o777, entry.name).toBe(entry.isDirectory() ? 0o700 : 0o600);
    }
  });

  test('gives the seals back as they were, bound to the certificate', async () => {
    await place.add('a', one, { seals: [undated, seal] });
    const { fingerprint256 } = new X509Certificate(one.chain[0]!);
    const certificates = [fingerprint256.replaceAll(':', '').toLowerCase()];
    expect(await seals()).toEqual([
      { ...seal, id: 'a:contract', certificates, device: 'soft:a' },
      { ...undated, id: 'a:undated', certificates, device: 'soft:a' },
    ]);
  });

  test('replaces a token of the same id as a whole, with all tries', async () => {
    await place.add('a', one, { seals: [seal] });
    for (const pin of [WRONG_PIN, WRONG_PIN]) await login(pin).catch(() => {});
    await place.add('a', other, { maxTries: 8 });
    expect(await algorithm()).toEqual({ kind: 'ec', curve: 'P-384' });
    expect((await driver.pinStatus('a')).triesLeft).toBe(8);
    expect(await seals()).toEqual([]);
    expect(await names()).toEqual(['a']);
    await login(PIN);
  });

  test('keeps what is there when the new one is refused', async () => {
    await place.add('a', one);
    const before = await readFile(place.folder.path('a', 'key.p12'));
    await expect(place.add('a', { ...other, pkcs12: other.pkcs12.subarray(1) })).rejects.toThrow();
    expect(await readFile(place.folder.path('a', 'key.p12'))).toEqual(before);
  });

  test('takes an added token at the same time by several callers', async () => {
    await Promise.all([one, other, one, other].map((fixture) => place.add('a', fixture)));
    expect(await names()).toEqual(['a']);
    await login(PIN);
  });

  test('settles what a crash left behind: an unfinished draft vanishes, a token on its way out comes back', async () => {
    await place.add('a', one);
    const tokens = join(place.path, 'tokens');
    await mkdir(join(tokens, '.new.b'));
    await writeFile(join(tokens, '.new.b', 'key.p12'), 'half');
    await rename(join(tokens, 'a'), join(tokens, '.old.a'));
    expect((await driver.tokens()).map(({ id }) => id)).toEqual(['a']);
    expect(await names()).toEqual(['a']);
    await mkdir(join(tokens, '.old.a'));
    await place.add('b', other);
    expect(await names()).toEqual(['a', 'b']);
    await login(PIN);
  });

  test('a removed token ends its sessions', async () => {
    await place.add('a', one);
    const session = await login(PIN);
    const [key] = await driver.keys('a');
    await rename(place.folder.path('a'), join(place.path, 'elsewhere'));
    const sign = () => driver.sign(session, key!.id, { kind: 'ecdsa', hash: 'sha256' }, Buffer.alloc(32));
    await expect(sign()).rejects.toMatchObject({ code: 'token.removed' });
    await expect(sign()).rejects.toMatchObject({ code: 'token.session-closed' });
  });

  test('one damaged token or seal hides no other', async () => {
    await place.add('a', one, { seals: [seal, { ...seal, id: 'b' }] });
    await place.add('z', other, { seals: [seal] });
    await writeFile(place.folder.path('a', 'seals', 'b.json'), '{');
    expect((await seals()).map(({ id }) => id)).toEqual(['a:contract', 'z:contract']);
    await writeFile(place.folder.path('a', 'token.json'), '{}');
    expect((await driver.tokens()).map(({ id }) => id)).toEqual(['z']);
    expect((await seals()).map(({ id }) => id)).toEqual(['z:contract']);
    expect(kept.text()).toContain('token-soft.damaged');
  });

  const bad: [string, (fixture: Fixture) => Partial<NewSoftToken>, string][] = [
    ['an id that leads out of the folder', () => ({ id: '../a' }), 'token-soft.id-invalid'],
    ['an empty id', () => ({ id: '' }), 'token-soft.id-invalid'],
    ['no tries', () => ({ maxTries: 0 }), 'token-soft.try-limit-invalid'],
    ['half a try', () => ({ maxTries: 2.5 }), 'token-soft.try-limit-invalid'],
    ['no certificate', () => ({ chain: [] }), 'token-soft.certificate-unreadable'],
    ['a damaged certificate', ({ chain }) => ({ chain: [chain[0]!.subarray(9)] }), 'token-soft.certificate-unreadable'],
    ['a damaged issuer', ({ chain }) => ({ chain: [chain[0]!, Buffer.of(1)] }), 'token-soft.certificate-unreadable'],
    ['no PKCS#12', () => ({ pkcs12: new Uint8Array() }), 'token-soft.pkcs12-damaged'],
    ['a seal id with a slash', () => ({ seals: [{ ...seal, id: 'a/b' }] }), 'token-soft.id-invalid'],
    ['two seals of one id', () => ({ seals: [seal, { ...seal, id: 'CONTRACT' }] }), 'token-soft.seal-invalid'],
    ['a seal without width', () => ({ seals: [{ ...seal, widthMm: 0 }] }), 'token-soft.seal-invalid'],
    ['a seal of no height', () => ({ seals: [{ ...seal, heightMm: Number.NaN }] }), 'token-soft.seal-invalid'],
    ['a seal with a false date', () => ({ seals: [{ ...seal, validTo: new Date('no') }] }), 'token-soft.seal-invalid'],
    [
      'a seal whose picture is something else',
      () => ({ seals: [{ ...seal, picture: { ...png, format: 'jpeg' } }] }),
      'token-soft.seal-invalid',
    ],
  ];
  test.each(bad)('is refused with %s', async (_, change, code) => {
    await expect(place.add('a', one, change(one))).rejects.toMatchObject({ code });
    expect(await driver.tokens()).toEqual([]);
  });

  test('is refused for a key that cannot be used', async () => {
    const odd = makeFixture({ key: 'secp256k1', password: PIN });
    await expect(place.add('a', odd)).rejects.toMatchObject({ code: 'token-soft.key-unsupported' });
  });
});

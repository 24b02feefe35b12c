import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Blobs } from './blobs.ts';
import { openStorage } from './open-storage.ts';
import { type Storage, StoredMissing } from './storage.ts';
import { all, inParts, sha256Of, someBytes } from './testing/bytes.ts';
import { KEYS, S3StandIn } from './testing/s3-stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-storage-'));
let bucket: S3StandIn;
beforeAll(async () => {
  bucket = await S3StandIn.start();
});
afterAll(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** More than one part of an object in S3. */
const LARGE = 17 * 1024 * 1024;

const KINDS: readonly (readonly [string, () => Promise<Storage>, () => readonly string[]])[] = [
  [
    'a folder',
    () => openStorage({ kind: 'folder', folder }),
    () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
  ],
  [
    'S3-compatible storage',
    () => openStorage({ kind: 's3', endpoint: bucket.endpoint, prefix: 'tenants/', ...KEYS }),
    () => [...bucket.objects.keys(), ...bucket.unfinished.keys()],
  ],
];

describe.each(KINDS)('%s', (_, open, kept) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test('keeps bytes and hands out parts of them', async () => {
    const bytes = someBytes(700_000);
    await storage.write('some/where/a', bytes.length, inParts(bytes, 9999));
    expect(await storage.size('some/where/a')).toBe(bytes.length);
    for (const [start, end] of [
      [0, 700_000],
      [0, 1],
      [699_999, 700_000],
      [262_143, 600_001],
      [5, 5],
    ] as const)
      expect((await all(storage.read('some/where/a', start, end))).equals(bytes.subarray(start, end))).toBe(true);
    let path = '';
    await storage.withFile('some/where/a', async (found) => {
      path = found;
      expect(readFileSync(found).equals(bytes)).toBe(true);
    });
    expect(existsSync(path)).toBe(path.startsWith(folder));
    await storage.remove('some/where/a');
    expect(await storage.size('some/where/a')).toBeUndefined();
    await storage.remove('some/where/a');
  });

  test('keeps a large file', async () => {
    const bytes = Buffer.alloc(LARGE, 'sealwright ');
    await storage.write('large', LARGE, inParts(bytes, 1 << 20));
    expect((await all(storage.read('large', 0, LARGE))).equals(bytes)).toBe(true);
    await storage.remove('large');
  });

  test('replaces as a whole', async () => {
    await storage.write('twice', 3, inParts(Buffer.from('one')));
    await storage.write('twice', 6, inParts(Buffer.from('second')));
    expect((await all(storage.read('twice', 0, 6))).toString()).toBe('second');
    await storage.remove('twice');
  });

  test.each([
    ['small', 5000],
    ['large', LARGE],
  ])('keeps nothing of a %s file that was not read to its end, or is not as long as was said', async (_, size) => {
    const before = kept();
    const bytes = Buffer.alloc(size);
    await expect(storage.write('x', size, inParts(bytes, 1 << 20, size - 1000))).rejects.toThrow('the line broke');
    await expect(storage.write('x', size + 1, inParts(bytes, 1 << 20))).rejects.toThrow(RangeError);
    await expect(storage.write('x', size - 1, inParts(bytes, 1 << 20))).rejects.toThrow(RangeError);
    expect(await storage.size('x')).toBeUndefined();
    expect(kept()).toEqual(before);
  });

  test('says what is missing', async () => {
    await expect(all(storage.read('nothing', 0, 10))).rejects.toThrow(StoredMissing);
    await expect(storage.withFile('nothing', async () => {})).rejects.toThrow(StoredMissing);
    await storage.write('short', 3, inParts(Buffer.from('abc')));
    await expect(all(storage.read('short', 0, 10))).rejects.toThrow(StoredMissing);
    await storage.remove('short');
  });

  test('removes all under a name, and nothing beside it', async () => {
    for (const key of ['u/1/a', 'u/1/b', 'u/10/a']) await storage.write(key, 1, inParts(Buffer.from('x')));
    await storage.removeUnder('u/1');
    await storage.removeUnder('u/none');
    expect(await Promise.all(['u/1/a', 'u/1/b', 'u/10/a'].map((key) => storage.size(key)))).toEqual([
      undefined,
      undefined,
      1,
    ]);
    await storage.removeUnder('u/10');
  });

  test('files under their digests: only what is what it says', async () => {
    const blobs = new Blobs(storage);
    const bytes = someBytes(20_000);
    const sha256 = sha256Of(bytes);
    const before = kept();
    await expect(blobs.write(sha256Of(Buffer.from('other')), 20_000, inParts(bytes))).rejects.toMatchObject({
      code: 'digest-differs',
    });
    expect(kept()).toEqual(before);
    const digests = { sha256, sm3: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(await blobs.write(sha256, 20_000, inParts(bytes))).toEqual(digests);
    expect(await blobs.write(sha256, 20_000, inParts(bytes))).toEqual(digests);
    await expect(blobs.size('../etc/passwd')).rejects.toThrow(StoredMissing);
    await blobs.remove(sha256);
    expect(kept()).toEqual(before);
  });
});

test('a folder forgets what was cut off, and not what is being written', async () => {
  const storage = await openStorage({ kind: 'folder', folder });
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* slow() {
    yield Buffer.from('a');
    await waiting;
    yield Buffer.from('b');
  }
  const writing = storage.write('slow', 2, slow());
  const drafts = () => readdirSync(join(folder, 'unfinished'));
  await expect.poll(drafts).toHaveLength(1);
  await storage.tidy(new Date(Date.now() - 60_000));
  expect(drafts()).toHaveLength(1);
  goOn();
  await writing;
  // As a killed platform leaves it.
  writeFileSync(join(folder, 'unfinished', 'of-a-killed-one'), 'a');
  utimesSync(join(folder, 'unfinished', drafts()[0]!), 0, 0);
  await storage.tidy(new Date(Date.now() - 60_000));
  expect(drafts()).toEqual([]);
});

test('keys lead nowhere else', async () => {
  const storage = await openStorage({ kind: 'folder', folder });
  for (const key of ['../x', '/x', 'a//b', 'a/../b', 'A', '', 'a\0'])
    await expect(storage.write(key, 0, inParts(Buffer.alloc(0)))).rejects.toThrow(RangeError);
});

test('another secret opens no bucket', async () => {
  const storage = await openStorage({ kind: 's3', endpoint: bucket.endpoint, ...KEYS, secretAccessKey: 'another' });
  await expect(storage.write('a', 1, inParts(Buffer.from('x')))).rejects.toThrow();
  expect(bucket.objects.has('a')).toBe(false);
});

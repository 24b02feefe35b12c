import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '@sealwright/crypto/hash';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../database/index.ts';
import { describeEachDatabase } from '../testing/index.ts';
import { Blobs } from './blobs.ts';
import { FolderStorage } from './folder-storage.ts';
import { all, inParts, sha256Of, someBytes } from './testing/bytes.ts';
import { Uploads } from './uploads.ts';

const bytes = someBytes(10_500);
const sha256 = sha256Of(bytes);
const sm3 = Buffer.from(digestOf('sm3', bytes)).toString('hex');

describeEachDatabase('uploads', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database?.close());

  let folder: string;
  let now: Date;
  let blobs: Blobs;
  /** Two instances of the platform. */
  let uploads: Uploads;
  let other: Uploads;
  const folders: string[] = [];
  afterAll(() => {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.asSystem(async (tx) => {
      await tx.query('delete from uploads');
      await tx.query('delete from voucher_files');
    });
    folder = mkdtempSync(join(tmpdir(), 'sealwright-uploads-'));
    folders.push(folder);
    now = new Date('2025-04-14T10:53:15Z');
    const storage = new FolderStorage(folder);
    blobs = new Blobs(storage);
    const limits = { pieceSize: 1000, fileSize: 100_000, open: 3, lifetime: 60_000, pieces: 50 };
    const parts = { database, storage, blobs, limits, now: () => now };
    uploads = new Uploads(parts);
    other = new Uploads(parts);
  });

  const terms = (more = {}) => ({ key: randomUUID(), size: bytes.length, sha256, ...more });
  const problem = (code: string, details = {}) => expect.objectContaining({ name: 'FileProblem', code, details });
  const stored = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
      : 0;

  async function begun(more = {}): Promise<string> {
    return (await uploads.create('a', terms(more))).id;
  }
  const append = (id: string, offset: number, end = bytes.length) =>
    uploads.append('a', id, { offset, body: inParts(bytes.subarray(offset, end), 333) });

  describe('an upload', () => {
    test('in one go', async () => {
      const id = await begun({ name: 'contract.pdf', sm3 });
      expect(id).toMatch(/^\d{19}$/);
      expect(await append(id, 0)).toBe(10_500);
      const done = await uploads.complete('a', id);
      expect(done).toEqual({
        id,
        name: 'contract.pdf',
        size: 10_500,
        sha256,
        sm3,
        offset: 10_500,
        complete: true,
        used: false,
        expiresAt: new Date('2025-04-14T10:54:15Z'),
      });
      expect((await all(blobs.read(sha256, 0, 10_500))).equals(bytes)).toBe(true);
      // The pieces are gone, the answer stays.
      expect(stored()).toBe(1);
      expect(await uploads.complete('a', id)).toEqual(done);
    });

    test('through two instances in turn, whatever the size of a request', async () => {
      const id = await begun();
      let offset = 0;
      for (const [instance, length] of [
        [uploads, 1],
        [other, 2500],
        [uploads, 999],
        [other, 7000],
      ] as const) {
        const body = inParts(bytes.subarray(offset, offset + length), 500);
        offset = await instance.append('a', id, { offset, body });
        expect((await uploads.get('a', id)).offset).toBe(offset);
      }
      expect(await other.complete('a', id)).toMatchObject({ complete: true, sm3 });
    });

    test('whose line broke keeps what arrived', async () => {
      const id = await begun();
      const body = inParts(bytes, 100, 4567);
      await expect(uploads.append('a', id, { offset: 0, body })).rejects.toThrow('the line broke');
      expect((await other.get('a', id)).offset).toBe(4567);
      await append(id, 4567);
      expect(await uploads.complete('a', id)).toMatchObject({ complete: true });
    });

    test('of which two requests write at one place at the same time', async () => {
      const id = await begun();
      const send = (instance: Uploads) => instance.append('a', id, { offset: 0, body: inParts(bytes, 700) });
      const outcomes = await Promise.allSettled([uploads, other, uploads, other].map(send));
      const lost = outcomes.filter(({ status }) => status === 'rejected');
      for (const outcome of lost)
        expect(outcome).toMatchObject({ reason: { code: 'upload-offset', details: { offset: expect.any(Number) } } });
      const { offset } = await uploads.get('a', id);
      if (offset < bytes.length) await append(id, offset);
      await uploads.complete('a', id);
      expect((await all(blobs.read(sha256, 0, 10_500))).equals(bytes)).toBe(true);
      expect(stored()).toBe(1);
    });

    test('completed by two instances at the same time', async () => {
      const id = await begun();
      await append(id, 0);
      const [one, two] = await Promise.all([uploads.complete('a', id), other.complete('a', id)]);
      expect(one).toEqual(two);
      expect(stored()).toBe(1);
    });
  });

  describe('refused', () => {
    test('bytes that do not belong where the upload is', async () => {
      const id = await begun();
      await append(id, 0, 3000);
      for (const offset of [0, 2999, 3001, 10_500])
        await expect(append(id, offset)).rejects.toEqual(problem('upload-offset', { offset: 3000 }));
      expect((await uploads.get('a', id)).offset).toBe(3000);
    });

    test('more than was announced', async () => {
      const id = await begun({ size: 5000 });
      await expect(append(id, 0)).rejects.toEqual(problem('too-large', { limit: 5000 }));
      // Whole pieces before that were announced.
      expect((await uploads.get('a', id)).offset).toBe(5000);
    });

    test('too much', async () => {
      await expect(begun({ size: 100_001 })).rejects.toEqual(problem('too-large', { limit: 100_000 }));
      await begun({ size: 100_000 });
      await begun();
      await begun();
      await expect(begun()).rejects.toEqual(problem('too-many-uploads', { retryAfter: 60 }));
      await expect(other.create('b', terms())).resolves.toMatchObject({ offset: 0 });
      now = new Date(now.getTime() + 60_000);
      await expect(begun()).resolves.toBeDefined();
    });

    test('crumbs', async () => {
      const id = await begun();
      for (let at = 0; at < 50; at += 1) await append(id, at, at + 1);
      await expect(append(id, 50)).rejects.toEqual(problem('too-many-pieces'));
    });

    test('to be completed before all has arrived', async () => {
      const id = await begun();
      await append(id, 0, 4000);
      await expect(uploads.complete('a', id)).rejects.toEqual(problem('upload-incomplete', { offset: 4000 }));
    });

    test.each([{ sha256: '0'.repeat(64) }, { sm3: '0'.repeat(64) }])(
      'another file than announced: %o',
      async (announced) => {
        const id = await begun(announced);
        await append(id, 0);
        await expect(uploads.complete('a', id)).rejects.toEqual(problem('digest-differs'));
        // Nothing of it is left.
        await expect(uploads.get('a', id)).rejects.toEqual(problem('not-found'));
        expect(stored()).toBe(0);
      },
    );

    test('a digest of a file that somebody else has is no proof of having it', async () => {
      const theirs = (await other.create('b', terms())).id;
      await other.append('b', theirs, { offset: 0, body: inParts(bytes) });
      await other.complete('b', theirs);
      const id = await begun();
      await uploads.append('a', id, { offset: 0, body: inParts(someBytes(bytes.length, 'guess')) });
      await expect(uploads.complete('a', id)).rejects.toEqual(problem('digest-differs'));
      expect((await all(blobs.read(sha256, 0, 10_500))).equals(bytes)).toBe(true);
    });

    test('what belongs to another party', async () => {
      const id = await begun();
      await expect(other.get('b', id)).rejects.toEqual(problem('not-found'));
      await expect(other.complete('b', id)).rejects.toEqual(problem('not-found'));
      await expect(other.append('b', id, { offset: 0, body: inParts(bytes) })).rejects.toEqual(problem('not-found'));
      await expect(database.asParty('b', (tx) => other.use(tx, id))).rejects.toEqual(problem('not-found'));
      for (const unknown of ['1', '9223372036854775808', '-1', 'x', ''])
        await expect(uploads.get('a', unknown)).rejects.toEqual(problem('not-found'));
    });
  });

  describe('a content digest', () => {
    const digestField = (part: Uint8Array) => `sha-256=:${Buffer.from(sha256Of(part), 'hex').toString('base64')}:`;

    test('bytes that fit are taken', async () => {
      const id = await begun();
      const body = inParts(bytes.subarray(0, 2500));
      const contentDigest = `sha-512=:AA==:, ${digestField(bytes.subarray(0, 2500))}`;
      expect(await uploads.append('a', id, { offset: 0, body, contentDigest })).toBe(2500);
    });

    test('all or none', async () => {
      const id = await begun();
      const contentDigest = digestField(bytes);
      const damaged = inParts(bytes.subarray(0, 2500));
      await expect(uploads.append('a', id, { offset: 0, body: damaged, contentDigest })).rejects.toEqual(
        problem('digest-differs'),
      );
      const broken = inParts(bytes, 100, 2500);
      await expect(uploads.append('a', id, { offset: 0, body: broken, contentDigest })).rejects.toThrow(
        'the line broke',
      );
      expect((await uploads.get('a', id)).offset).toBe(0);
      expect(stored()).toBe(0);
    });
  });

  describe('a key', () => {
    test('has one upload, asked for by whomever and whenever', async () => {
      const asked = terms({ voucherId: '1234567890123456789', baseRevision: 3 });
      const [one, two] = await Promise.all([uploads.create('a', asked), other.create('a', asked)]);
      expect(one).toEqual(two);
      expect(one).toMatchObject({ voucherId: '1234567890123456789', baseRevision: 3, offset: 0 });
      await append(one.id, 0, 2000);
      expect(await other.create('a', asked)).toMatchObject({ id: one.id, offset: 2000 });
      expect((await other.create('b', asked)).id).not.toBe(one.id);
    });

    test.each([{ size: 9 }, { sha256: '1'.repeat(64) }, { voucherId: '5' }, { baseRevision: 1 }, { name: 'x' }])(
      'means one thing: %o',
      async (more) => {
        const asked = terms();
        await uploads.create('a', asked);
        await expect(uploads.create('a', { ...asked, ...more })).rejects.toEqual(problem('idempotency-mismatch'));
      },
    );
  });

  describe('used', () => {
    const use = (id: string) => database.asParty('a', (tx) => uploads.use(tx, id));

    test('once, and as long as its transaction holds', async () => {
      const id = await begun();
      await append(id, 0);
      await expect(use(id)).rejects.toEqual(problem('upload-incomplete', { offset: 10_500 }));
      await uploads.complete('a', id);
      const undone = database.asParty('a', async (tx) => {
        await uploads.use(tx, id);
        throw new Error('signing was refused');
      });
      await expect(undone).rejects.toThrow('signing was refused');
      expect(await use(id)).toMatchObject({ id, sm3 });
      await expect(use(id)).rejects.toEqual(problem('upload-used'));
    });
  });

  describe('swept', () => {
    test('when it has expired, with its pieces or its file', async () => {
      await append(await begun(), 0, 5000);
      const complete = await begun();
      await append(complete, 0);
      await uploads.complete('a', complete);
      expect(await uploads.sweep()).toBe(0);
      now = new Date(now.getTime() + 59_000);
      const late = await begun();
      await append(late, 0, 100);
      now = new Date(now.getTime() + 2000);
      expect(await uploads.sweep()).toBe(2);
      expect(await uploads.get('a', late)).toMatchObject({ offset: 100 });
      await expect(uploads.get('a', complete)).rejects.toEqual(problem('not-found'));
      expect(await blobs.size(sha256)).toBeUndefined();
      expect(stored()).toBe(1);
    });

    test('but not a file that another upload needs', async () => {
      const first = await begun();
      await append(first, 0);
      await uploads.complete('a', first);
      now = new Date(now.getTime() + 30_000);
      const second = (await other.create('b', terms())).id;
      await other.append('b', second, { offset: 0, body: inParts(bytes) });
      await other.complete('b', second);
      now = new Date(now.getTime() + 31_000);
      expect(await uploads.sweep()).toBe(1);
      expect(await blobs.size(sha256)).toBe(10_500);
    });

    test('but not a file that a voucher has', async () => {
      const id = await begun();
      await append(id, 0);
      await uploads.complete('a', id);
      await keepAsVoucherFile();
      await database.asParty('a', (tx) => uploads.use(tx, id));
      now = new Date(now.getTime() + 61_000);
      expect(await uploads.sweep()).toBe(1);
      expect(await blobs.size(sha256)).toBe(10_500);
    });

    test('while somebody else hands in the same file: it is there for who was told that it is', async () => {
      for (let round = 0; round < 5; round += 1) {
        const first = await begun();
        await append(first, 0);
        await uploads.complete('a', first);
        now = new Date(now.getTime() + 61_000);
        const second = (await other.create('b', terms())).id;
        await other.append('b', second, { offset: 0, body: inParts(bytes) });
        await Promise.all([uploads.sweep(), other.complete('b', second), other.sweep()]);
        expect(await blobs.size(sha256)).toBe(10_500);
        now = new Date(now.getTime() + 61_000);
        await uploads.sweep();
        expect(await blobs.size(sha256)).toBeUndefined();
      }
    });
  });

  async function keepAsVoucherFile(): Promise<void> {
    await database.asSystem(async (tx) => {
      await tx.query(`insert into parties (code, name) values ('a', 'A') on conflict do nothing`);
      const [voucher] = await tx.query<{ id: string }>(
        `insert into vouchers (id, name, biz_code, biz_name, initiator, initiator_name, created_at)
       values (new_id(), 'n', 'other', '其他', 'a', 'A', now()) returning id`,
      );
      await tx.query(
        `insert into voucher_files (id, voucher, seq, name, size, sha256, author, created_at)
       values (new_id(), $1, 1, 'f.pdf', $2, decode($3, 'hex'), 'a', now())`,
        [voucher?.id, bytes.length, sha256],
      );
    });
  }
});

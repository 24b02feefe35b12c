import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { S3mini, S3ServiceError, UploadPart } from 's3mini';
import { cutIntoPieces } from './receive-pieces.ts';
import { type Storage, StoredMissing } from './storage.ts';

export interface S3Options {
  /** With the bucket: `https://s3.example.com/bucket`. */
  readonly endpoint: string;
  readonly region?: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Before all keys; '' or something with a slash at its end. */
  readonly prefix?: string;
}

/** Bytes of one part of an object; S3 takes none below 5 MiB but the last. */
const PART = 8 * 1024 * 1024;
/** Milliseconds for one request. */
const PATIENCE = 60_000;

/** A bucket of S3-compatible storage, which has an object whole or not at all, and keeps it before it says so. */
export class S3Storage implements Storage {
  private readonly bucket: S3mini;
  private readonly prefix: string;

  private constructor(bucket: S3mini, prefix: string) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** The client is loaded where it is used: an embedded platform has no need of it. */
  static async open({ prefix = '', endpoint, region = 'auto', ...keys }: S3Options): Promise<S3Storage> {
    const { S3mini } = await import('s3mini');
    return new S3Storage(new S3mini({ ...keys, endpoint, region, requestAbortTimeout: PATIENCE }), prefix);
  }

  async write(key: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const object = this.prefix + key;
    if (size <= PART) {
      const parts: Uint8Array[] = [];
      for await (const piece of bytes) parts.push(piece);
      const whole = Buffer.concat(parts);
      assertSize(whole.length, size);
      await this.bucket.putObject(object, whole);
      return;
    }
    const upload = await this.bucket.getMultipartUploadId(object);
    try {
      const parts: UploadPart[] = [];
      let sent = 0;
      for await (const { bytes: part, isBroken } of cutIntoPieces(bytes, PART)) {
        if (isBroken) throw isBroken;
        parts.push(await this.bucket.uploadPart(object, upload, part, parts.length + 1));
        sent += part.length;
      }
      assertSize(sent, size);
      await this.bucket.completeMultipartUpload(object, upload, parts);
    } catch (fault) {
      await this.bucket.abortMultipartUpload(object, upload).catch(() => {});
      throw fault;
    }
  }

  async size(key: string): Promise<number | undefined> {
    try {
      return await this.bucket.getContentLength(this.prefix + key);
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  }

  async *read(key: string, start: number, end: number): AsyncIterable<Uint8Array> {
    if (start >= end) return;
    let at = start;
    const response = await this.bucket.getObjectRaw(this.prefix + key, false, start, end).catch((fault: unknown) => {
      throw isMissing(fault) ? new StoredMissing(key, { cause: fault }) : fault;
    });
    for await (const piece of response.body ?? []) {
      at += piece.length;
      if (at > end) throw new Error(`${key} came with more bytes than were asked for`);
      yield piece;
    }
    if (at < end) throw new StoredMissing(`${key} is shorter than it was`);
  }

  async remove(key: string): Promise<void> {
    await this.bucket.deleteObject(this.prefix + key);
  }

  async removeUnder(prefix: string): Promise<void> {
    const found = (await this.bucket.listObjects('/', `${this.prefix}${prefix}/`)) ?? [];
    for (const { Key } of found) await this.bucket.deleteObject(Key);
  }

  async withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T> {
    const size = await this.size(key);
    if (size === undefined) throw new StoredMissing(key);
    const folder = await mkdtemp(join(tmpdir(), 'sealwright-platform-'));
    try {
      const path = join(folder, randomUUID());
      await pipeline(this.read(key, 0, size), createWriteStream(path, { mode: 0o600 }));
      return await use(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Parts of uploads that were cut off are the bucket's own to forget, by a rule of its lifecycle. */
  async tidy(): Promise<void> {}
}

function assertSize(found: number, size: number): void {
  if (found !== size) throw new RangeError(`${found} bytes where ${size} were announced`);
}

function isMissing(fault: unknown): boolean {
  const status = (error: unknown) => (error as Partial<S3ServiceError> | undefined)?.status;
  return status(fault) === 404 || status((fault as { cause?: unknown } | undefined)?.cause) === 404;
}

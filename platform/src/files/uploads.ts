import { createHash, randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/index.ts';
import type { Blobs } from './blobs.ts';
import { FileProblem } from './file-problem.ts';
import { cutIntoPieces } from './receive-pieces.ts';
import type { Storage } from './storage.ts';
import type { Piece, Upload, UploadTerms } from './upload-records.ts';
import * as records from './upload-records.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  readonly fileSize: number;
  /** Uploads of one party that are not complete. */
  readonly open: number;
  /** Milliseconds after the last bytes. */
  readonly lifetime: number;
  /** Bytes that count once they are stored: what a killed platform loses at most. */
  readonly pieceSize: number;
  readonly pieces: number;
}

export const UPLOAD_LIMITS: UploadLimits = {
  fileSize: 512 * 1024 * 1024,
  open: 100,
  lifetime: 24 * 60 * 60 * 1000,
  pieceSize: 4 * 1024 * 1024,
  pieces: 20_000,
};

export interface UploadParts {
  readonly database: Database;
  readonly storage: Storage;
  readonly blobs: Blobs;
  readonly limits?: Partial<UploadLimits>;
  readonly now?: () => Date;
}

export interface Append {
  /** Where the bytes belong: the upload's own offset. */
  readonly offset: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** Content-Digest of RFC 9530. With a sha-256 in it, bytes are taken all or none. */
  readonly contentDigest?: string;
}

/**
 * Files on their way in, one request after the other, through any instance. A piece is stored first and counts when the
 * upload's row was moved behind it: a platform that is killed, or two requests at one place, lose what did not count and
 * nothing else. All throw `FileProblem`; `not-found` also for what belongs to another party.
 */
export class Uploads {
  private readonly parts: UploadParts;
  private readonly limits: UploadLimits;

  constructor(parts: UploadParts) {
    this.parts = parts;
    this.limits = { ...UPLOAD_LIMITS, ...parts.limits };
  }

  /** The upload of a key, begun if there is none. `too-large`, `too-many-uploads`, `idempotency-mismatch`. */
  create(party: string, terms: UploadTerms): Promise<Upload> {
    const { fileSize, open } = this.limits;
    if (terms.size > fileSize) throw new FileProblem('too-large', { limit: fileSize });
    return this.parts.database.asParty(party, async (tx) => {
      const known = await records.uploadByKey(tx, terms.key);
      if (known) return sameOrMismatch(known, terms);
      if ((await records.countOpen(tx, this.now())) >= open)
        throw new FileProblem('too-many-uploads', { retryAfter: 60 });
      const made = await records.insertUpload(tx, terms, this.expiry());
      // Somebody else was faster between the two statements.
      return made ?? sameOrMismatch((await records.uploadByKey(tx, terms.key))!, terms);
    });
  }

  /** The upload of a key, if there is one: whoever begins again after a break asks for the same. */
  begun(party: string, key: string): Promise<Upload | undefined> {
    return this.parts.database.asParty(party, (tx) => records.uploadByKey(tx, key));
  }

  async get(party: string, id: string): Promise<Upload> {
    return found(await this.parts.database.asParty(party, (tx) => records.uploadById(tx, id)));
  }

  /** Resolves with the new offset. What arrived before the line broke counts. `upload-offset`, `upload-complete`, `too-large`. */
  async append(party: string, id: string, { offset, body, contentDigest }: Append): Promise<number> {
    const upload = await this.openUpload(party, id);
    if (upload.offset !== offset) throw new FileProblem('upload-offset', { offset: upload.offset });
    const wanted = wantedDigest(contentDigest);
    const hash = wanted && createHash('sha256');
    const held: Piece[] = [];
    let at = offset;
    try {
      for await (const { bytes, isBroken } of cutIntoPieces(body, this.limits.pieceSize)) {
        if (at + bytes.length > upload.size) throw new FileProblem('too-large', { limit: upload.size });
        if (bytes.length > 0 && !(isBroken && hash)) {
          held.push(await this.store(id, at, bytes));
          hash?.update(bytes);
          at += bytes.length;
          if (!hash) await this.count(party, id, held.splice(0));
        }
        if (isBroken) throw isBroken;
      }
      if (hash && !hash.digest().equals(wanted)) throw new FileProblem('digest-differs');
      if (held.length > 0) await this.count(party, id, held.splice(0));
    } finally {
      // Those that did not count.
      for (const { stored } of held) await this.parts.storage.remove(stored);
    }
    return at;
  }

  /** Checks and keeps the whole file. Asked again, it answers again. `upload-incomplete`; `digest-differs` ends the upload. */
  async complete(party: string, id: string): Promise<Upload> {
    const { database, blobs, storage } = this.parts;
    const upload = await this.get(party, id);
    if (upload.complete) return upload;
    if (upload.offset < upload.size) throw new FileProblem('upload-incomplete', { offset: upload.offset });
    const pieces = await database.asParty(party, (tx) => records.piecesOf(tx, id));
    for (;;) {
      const sm3 = await this.keep(party, upload, pieces);
      if (sm3 === undefined) return this.get(party, id);
      const isKept = await database.asParty(party, async (tx) => {
        await records.lockBlob(tx, upload.sha256);
        // It may have been removed since, with the last voucher or upload that needed it.
        if ((await blobs.size(upload.sha256)) !== upload.size) return false;
        await records.markComplete(tx, id, sm3);
        return true;
      });
      if (!isKept) continue;
      await storage.removeUnder(folderOf(id));
      return this.get(party, id);
    }
  }

  /** Within the transaction that makes it a voucher's file. `upload-incomplete`, `upload-used`. */
  async use(tx: Transaction, id: string): Promise<Upload> {
    const upload = found(await records.uploadById(tx, id, 'for update'));
    if (upload.used) throw new FileProblem('upload-used');
    if (!upload.complete) throw new FileProblem('upload-incomplete', { offset: upload.offset });
    await records.markUsed(tx, id);
    return upload;
  }

  /** Forgets uploads that have expired, with files that nothing else needs. Resolves with how many. */
  async sweep(limit = 100): Promise<number> {
    const { database, blobs, storage } = this.parts;
    const now = this.now();
    await storage.tidy(new Date(now.getTime() - this.limits.lifetime));
    for (let done = 0; done < limit; done += 1) {
      const upload = await database.asSystem(async (tx) => {
        const expired = await records.takeExpired(tx, now);
        if (!expired?.complete) return expired;
        await records.lockBlob(tx, expired.sha256);
        if (!(await records.isBlobNeeded(tx, expired.sha256))) await blobs.remove(expired.sha256);
        return expired;
      });
      if (!upload) return done;
      await storage.removeUnder(folderOf(upload.id));
    }
    return limit;
  }

  /** Keeps the file; its SM3, or `undefined` where somebody else completed the upload meanwhile. */
  private async keep(party: string, upload: Upload, pieces: readonly Piece[]): Promise<string | undefined> {
    const { database, blobs, storage } = this.parts;
    try {
      return (await blobs.write(upload.sha256, upload.size, readPieces(storage, pieces), upload.sm3)).sm3;
    } catch (fault) {
      const now = await this.get(party, upload.id);
      if (now.complete) return undefined;
      if (fault instanceof FileProblem && fault.code === 'digest-differs') {
        await database.asParty(party, (tx) => records.deleteUpload(tx, upload.id));
        await storage.removeUnder(folderOf(upload.id));
      }
      throw fault;
    }
  }

  private async openUpload(party: string, id: string): Promise<Upload> {
    const { upload, pieces } = await this.parts.database.asParty(party, async (tx) => ({
      upload: found(await records.uploadById(tx, id)),
      pieces: await records.countPieces(tx, id),
    }));
    if (upload.complete) throw new FileProblem('upload-complete', { offset: upload.size });
    if (pieces >= this.limits.pieces) throw new FileProblem('too-many-pieces');
    return upload;
  }

  private async store(id: string, start: number, bytes: Uint8Array): Promise<Piece> {
    // Another name each time: whoever writes at the same place at the same time writes something else.
    const stored = `${folderOf(id)}/${randomUUID()}`;
    await this.parts.storage.write(stored, bytes.length, once(bytes));
    return { start, size: bytes.length, stored };
  }

  private async count(party: string, id: string, pieces: readonly Piece[]): Promise<void> {
    const [first] = pieces;
    if (!first) return;
    const { database, storage } = this.parts;
    if (await database.asParty(party, (tx) => records.advance(tx, id, first.start, pieces, this.expiry()))) return;
    for (const { stored } of pieces) await storage.remove(stored);
    throw new FileProblem('upload-offset', { offset: (await this.get(party, id)).offset });
  }

  private now(): Date {
    return this.parts.now?.() ?? new Date();
  }

  private expiry(): Date {
    return new Date(this.now().getTime() + this.limits.lifetime);
  }
}

function found(upload: Upload | undefined): Upload {
  if (!upload) throw new FileProblem('not-found');
  return upload;
}

function sameOrMismatch(upload: Upload, terms: UploadTerms): Upload {
  const names = ['name', 'size', 'sha256', 'voucherId', 'baseRevision'] as const;
  // A completed upload knows its SM3, whether or not it was announced.
  const isSame = names.every((name) => upload[name] === terms[name]) && (!terms.sm3 || upload.sm3 === terms.sm3);
  if (!isSame) throw new FileProblem('idempotency-mismatch');
  return upload;
}

function wantedDigest(header: string | undefined): Uint8Array | undefined {
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(header ?? '') ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

async function* readPieces(storage: Storage, pieces: readonly Piece[]): AsyncGenerator<Uint8Array, void> {
  for (const { stored, size } of pieces) yield* storage.read(stored, 0, size);
}

const folderOf = (id: string) => `uploads/${id}`;

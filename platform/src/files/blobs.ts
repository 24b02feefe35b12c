import { type RunningHash, startHash } from '@sealwright/crypto/hash';
import { FileProblem } from './file-problem.ts';
import { type Storage, StoredMissing } from './storage.ts';

/** Lower case hexadecimal. */
export interface Digests {
  readonly sha256: string;
  readonly sm3: string;
}

/** Files under their SHA-256. What is there once is never written to again; the same file of two vouchers is kept once. */
export class Blobs {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /**
   * Keeps a file whose digest was announced. Whoever hands in one that is there already has to hand in all of its bytes
   * all the same: a digest is no proof of having a file. `digest-differs`, and nothing is kept.
   */
  async write(sha256: string, size: number, bytes: AsyncIterable<Uint8Array>, sm3?: string): Promise<Digests> {
    let digests: Digests | undefined;
    const digested = digest(bytes, (found) => {
      if (found.sha256 !== sha256 || (sm3 !== undefined && found.sm3 !== sm3)) throw new FileProblem('digest-differs');
      digests = found;
    });
    if ((await this.size(sha256)) === size) for await (const _ of digested);
    else await this.storage.write(keyOf(sha256), size, digested);
    if (!digests) throw new Error('a file was kept that was not read to its end');
    return digests;
  }

  async size(sha256: string): Promise<number | undefined> {
    return this.storage.size(keyOf(sha256));
  }

  /** Bytes [start, end). Throws `StoredMissing`. */
  read(sha256: string, start: number, end: number): AsyncIterable<Uint8Array> {
    return this.storage.read(keyOf(sha256), start, end);
  }

  /** For the time of `use` the file stands at a path. Throws `StoredMissing`. */
  async withFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T> {
    return this.storage.withFile(keyOf(sha256), use);
  }

  async remove(sha256: string): Promise<void> {
    await this.storage.remove(keyOf(sha256));
  }
}

/** Passes the bytes on and tells their digests before it ends. */
async function* digest(
  bytes: AsyncIterable<Uint8Array>,
  tell: (digests: Digests) => void,
): AsyncGenerator<Uint8Array, void> {
  const sha256 = startHash('sha256');
  const sm3 = startHash('sm3');
  for await (const piece of bytes) {
    sha256.update(piece);
    sm3.update(piece);
    yield piece;
  }
  tell({ sha256: hex(sha256), sm3: hex(sm3) });
}

const hex = (hash: RunningHash) => Buffer.from(hash.digest()).toString('hex');

function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new StoredMissing('not the digest of a file');
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}

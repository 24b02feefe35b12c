import type { ByteSource, DocumentFiles } from '@sealwright/core/api';
import { startHash } from '@sealwright/crypto/hash';
import { chunksOf } from './chunks-of.ts';

export interface Digests {
  readonly size: number;
  /** Lower case hexadecimal, as all digests here. */
  readonly sha256: string;
  readonly sm3: string;
}

/** Digests of what passes through, in one reading. */
export class RunningDigests {
  private readonly sha256 = startHash('sha256');
  private readonly sm3 = startHash('sm3');
  private size = 0;

  update(part: Uint8Array): void {
    this.size += part.length;
    this.sha256.update(part);
    this.sm3.update(part);
  }

  finish(): Digests {
    const { size } = this;
    const [sha256, sm3] = [this.sha256, this.sm3].map((hash) => Buffer.from(hash.digest()).toString('hex'));
    return { size, sha256: sha256!, sm3: sm3! };
  }
}

export async function digestsOf(source: ByteSource, signal?: AbortSignal): Promise<Digests> {
  const digests = new RunningDigests();
  for await (const part of chunksOf(source, signal)) digests.update(part);
  return digests.finish();
}

/** Of a file, by its path. */
export async function digestsOfFile(files: Pick<DocumentFiles, 'open'>, path: string): Promise<Digests> {
  const source = await files.open(path);
  try {
    return await digestsOf(source);
  } finally {
    await source.close();
  }
}

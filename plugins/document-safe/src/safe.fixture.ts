/** For tests: a safe in a new folder, whose passphrase is guessed in no time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentFiles, memorySource, Secret } from '@sealwright/core/api';
import { createProfileStorage } from '@sealwright/core/storage';
import { createSafe } from './create-safe.ts';
import { unwrapMaster } from './key-file.ts';
import { OpenSafe, type OpenSafeParts } from './open-safe.ts';
import { SafeFolder } from './safe-folder.ts';
import { SeenGeneration } from './seen-generation.ts';

export const CHEAP = { N: 2 ** 4, r: 8, p: 1 };
export const PASSPHRASE = '保险柜 correct horse';

/** The service as far as a safe uses it. */
export const plainFiles = {
  async open(path: string) {
    const missing = Object.assign(new Error('no file'), { code: 'file.missing' });
    const bytes = await readFile(path).catch(() => Promise.reject(missing));
    return { ...memorySource(bytes), path, close: async () => {} };
  },
  async write(path: string, chunks: AsyncIterable<Uint8Array>) {
    const draft = `${path}.draft`;
    const handle = await open(draft, 'w');
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
    } catch (fault) {
      await rm(draft);
      throw fault;
    } finally {
      await handle.close();
    }
    return { path: draft, size: 0, commit: () => rename(draft, path), discard: () => rm(draft) };
  },
} as unknown as DocumentFiles;

export interface SafeLab {
  readonly root: string;
  /** Of the safe itself. */
  readonly folder: string;
  readonly parts: OpenSafeParts;
  create(): Promise<OpenSafe>;
  unlock(passphrase?: string): Promise<OpenSafe>;
  end(): void;
}

export function safeLab(): SafeLab {
  const root = mkdtempSync(join(tmpdir(), 'sealwright-safe-'));
  const folder = join(root, 'safe');
  const storage = createProfileStorage(join(root, 'profile')).forPlugin('document-safe');
  const parts = { folder: new SafeFolder(plainFiles, folder), seen: new SeenGeneration(storage), cost: CHEAP };
  return {
    ...{ root, folder, parts },
    create: () => createSafe(parts, Secret.fromText(PASSPHRASE)),
    unlock: (passphrase = PASSPHRASE) =>
      OpenSafe.unlock(parts, (file) => unwrapMaster(file, Secret.fromText(passphrase))),
    end: () => rmSync(root, { recursive: true, force: true }),
  };
}

export async function* inChunks(bytes: Uint8Array, length = 10_000): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += length) yield bytes.subarray(offset, offset + length);
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Changes a file as somebody would who has no key. */
export async function tamper(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, change(await readFile(path)));
}

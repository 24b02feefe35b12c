import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentFiles } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LeaseWatch } from './lease-watch.ts';
import { sweepUploads, Uploads, uploadFolder } from './uploads.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-uploads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes at once, so that an upload can be seen in its folder while it runs. */
const files = {
  async write(path: string, chunks: AsyncIterable<Uint8Array>) {
    try {
      for await (const chunk of chunks) await writeFile(path, chunk, { flag: 'a' });
    } catch (fault) {
      await rm(path, { force: true });
      throw fault;
    }
    return { commit: async () => {}, discard: () => rm(path, { force: true }) };
  },
} as unknown as DocumentFiles;

test('an upload that does not go on is dropped', async () => {
  const begun: string[] = [];
  const seen = {
    write(path: string, chunks: never) {
      begun.push(path);
      return files.write(path, chunks);
    },
  };
  const refuse = () => Promise.reject(new Error('nothing is complete'));
  const uploads = new Uploads(seen as unknown as DocumentFiles, folder, refuse, 50);
  await uploads.part('a', 'a.pdf', new Uint8Array(10), false);
  expect(begun).toHaveLength(1);
  await expect.poll(() => readdirSync(folder)).toHaveLength(0);
  await uploads.dispose();
});

test('a disk that fails in the middle is told, and the next try begins anew', async () => {
  let isFull = true;
  const failing = {
    write: async (path: string, chunks: AsyncIterable<Uint8Array>) => {
      if (!isFull) return files.write(path, chunks);
      for await (const _ of chunks) throw new Error('no space');
    },
  } as unknown as DocumentFiles;
  const adopted: string[] = [];
  const uploads = new Uploads(failing, folder, async (_, name) => {
    adopted.push(name);
    return { id: '1', name, source: '/x', size: 1, revision: 0, unsaved: false };
  });
  const send = async () => {
    await uploads.part('a', 'a.pdf', new Uint8Array(10), false);
    return uploads.part('a', 'a.pdf', new Uint8Array(10), true);
  };
  await expect(send()).rejects.toThrow('no space');
  isFull = false;
  await expect(send()).resolves.toMatchObject({ name: 'a.pdf' });
  expect(adopted).toEqual(['a.pdf']);
  await uploads.dispose();
});

test('what ended hosts left behind is cleared away, and what no host has made', async () => {
  const mine = join(folder, 'mine.sock');
  const ended = join(folder, 'ended.sock');
  const root = join(folder, 'uploads');
  const leases = new LeaseWatch();
  for (const each of [uploadFolder(root, mine), uploadFolder(root, ended), join(root, '100%')]) {
    mkdirSync(each, { recursive: true });
  }
  await sweepUploads(root, mine, leases);
  expect(readdirSync(root)).toEqual([encodeURIComponent(mine)]);
  leases.dispose();
});

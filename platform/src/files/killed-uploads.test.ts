/** Uploads whose platform is killed, again and again, and goes on where it was. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openEmbeddedDatabase } from '../database/index.ts';
import { Blobs } from './blobs.ts';
import { FolderStorage } from './folder-storage.ts';
import { all, inParts, sha256Of, someBytes } from './testing/bytes.ts';
import { Uploads } from './uploads.ts';

const bytes = someBytes(10_000);
const sha256 = sha256Of(bytes);
const key = '0f6f5d1e-6a5c-4c4e-9a43-0a3f2b7f1c11';

test('what was stored by then is kept, and the rest arrives', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-killed-'));
  try {
    // In the middle of the first piece; behind three; in the middle of the sixth.
    for (const stop of [500, 3000, 5750]) await killedAt(folder, stop);
    const storage = new FolderStorage(join(folder, 'files'));
    const blobs = new Blobs(storage);
    const database = await openEmbeddedDatabase({ folder: join(folder, 'database') });
    try {
      const uploads = new Uploads({ database, storage, blobs, limits: { pieceSize: 1000 } });
      // The client was killed, too: it asks with its key and knows nothing else.
      const { id, offset } = await uploads.create('a', { key, size: bytes.length, sha256 });
      expect(offset).toBe(5000);
      await uploads.append('a', id, { offset, body: inParts(bytes.subarray(offset)) });
      expect(await uploads.complete('a', id)).toMatchObject({ complete: true, offset: 10_000 });
      expect((await all(blobs.read(sha256, 0, 10_000))).equals(bytes)).toBe(true);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function killedAt(folder: string, stop: number): Promise<void> {
  const child = fork(fileURLToPath(new URL('./uploads.child.ts', import.meta.url)), [folder, key, String(stop)], {
    execArgv: [],
  });
  const gone = once(child, 'exit');
  const [handed] = await Promise.race([once(child, 'message'), gone.then(() => ['ended too early'])]);
  expect(handed).toBe(stop);
  child.kill('SIGKILL');
  expect((await gone)[1]).toBe('SIGKILL');
}

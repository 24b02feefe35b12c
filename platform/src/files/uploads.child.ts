/**
 * A platform that is killed: `uploads.child.ts FOLDER KEY STOP` takes in 10 pieces of 1000 bytes, tells its parent of each
 * byte count that it has been handed, and waits forever once it was handed STOP bytes.
 */
import { join } from 'node:path';
import { openEmbeddedDatabase } from '../database/index.ts';
import { Blobs } from './blobs.ts';
import { FolderStorage } from './folder-storage.ts';
import { sha256Of, someBytes } from './testing/bytes.ts';
import { Uploads } from './uploads.ts';

const [folder = '', key = '', stop = ''] = process.argv.slice(2);
const bytes = someBytes(10_000);
const storage = new FolderStorage(join(folder, 'files'));
const database = await openEmbeddedDatabase({ folder: join(folder, 'database') });
const uploads = new Uploads({ database, storage, blobs: new Blobs(storage), limits: { pieceSize: 1000 } });
const { id, offset } = await uploads.create('a', { key, size: bytes.length, sha256: sha256Of(bytes) });

async function* body() {
  for (let at = offset; at < bytes.length; at += 250) {
    if (at >= Number(stop)) {
      process.send?.(at);
      await new Promise(() => {});
    }
    yield bytes.subarray(at, at + 250);
  }
}
// Keeps the process while nothing happens.
setInterval(() => {}, 60_000);
await uploads.append('a', id, { offset, body: body() });

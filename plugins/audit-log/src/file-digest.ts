import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What is digested in well under a second, in bytes; whoever opens or signs waits for it. */
const LARGEST = 32 * 1024 * 1024;

/** SHA-256 of a file in hex; `undefined` for one that is large, gone or not to be read. */
export async function cheapDigest(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > LARGEST) return undefined;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

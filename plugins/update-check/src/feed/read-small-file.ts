import { FeedUnreachable, ManifestTooLarge } from './feed-errors.ts';
import { type Location, shownPlace } from './location.ts';
import { openBytes } from './open-bytes.ts';

/** Milliseconds without a byte. */
const PATIENCE = 15_000;

/** A whole file of at most `limit` bytes: `update.manifest-too-large`, and whatever `openBytes` rejects with. */
export async function readSmallFile(location: Location, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const opened = await openBytes(location, { patience: PATIENCE, signal });
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of opened.chunks) {
      length += chunk.length;
      if (length > limit) throw ManifestTooLarge({ limit });
      parts.push(chunk);
    }
    signal.throwIfAborted();
    if (length < (opened.size ?? 0)) throw FeedUnreachable({ place: shownPlace(location), reason: 'interrupted' });
    return Buffer.concat(parts);
  } finally {
    await opened.close();
  }
}

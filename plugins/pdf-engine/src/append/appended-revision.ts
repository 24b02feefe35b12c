import type { AppendedRevision, ByteSource } from '@sealwright/core/api';
import { appendedSource } from './appended-source.ts';

/** Much enough to be quick, little enough that memory stays constant for a file of any size. */
const CHUNK = 1 << 18;

/** Streams the original with the appended bytes behind it. */
export function appendedRevision(original: ByteSource, appended: Uint8Array): AppendedRevision {
  const finished = appendedSource(original, appended);
  return {
    size: finished.size,
    async *complete() {
      for (let at = 0; at < finished.size; at += CHUNK) yield await finished.read(at, CHUNK);
    },
  };
}

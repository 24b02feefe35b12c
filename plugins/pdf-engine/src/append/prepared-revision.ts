import type { ByteSource, HashName, PreparedRevision } from '@sealwright/core/api';
import { digestByteRange } from '../signatures/range-digest.ts';
import { appendedRevision } from './appended-revision.ts';
import { appendedSource } from './appended-source.ts';
import { ContentsTooLong } from './errors.ts';
import type { LaidOutRevision } from './lay-out-revision.ts';

/** Streams a laid out revision: its digest first, then the finished file with the DER in the hole. */
export function preparedRevision(
  original: ByteSource,
  { appended, byteRange }: LaidOutRevision,
  fields: readonly string[],
  assertHash: (hash: HashName) => void,
): PreparedRevision {
  const size = original.size + appended.length;
  return {
    size,
    byteRange,
    fields,
    digest: async (hash) => {
      assertHash(hash);
      return digestByteRange(appendedSource(original, appended), byteRange, hash);
    },
    async *complete(contents) {
      const filled = withContents(appended, contents, byteRange[1] - original.size, byteRange[2] - original.size);
      yield* appendedRevision(original, filled).complete();
    },
  };
}

/** `start` and `end` span the hexadecimal string with its brackets. What the DER leaves free stays zero (12.8.3.3.1). */
function withContents(appended: Uint8Array, contents: Uint8Array, start: number, end: number): Uint8Array {
  const room = (end - start - 2) / 2;
  if (contents.length > room) throw ContentsTooLong({ length: contents.length, room });
  const filled = Buffer.from(appended);
  filled.write(Buffer.from(contents).toString('hex'), start + 1, 'latin1');
  return filled;
}

import type { ByteSource } from '@sealwright/core/api';
import { SourceCutShort } from './errors.ts';

/** The original file with the appended bytes behind it, read as one. Refuses to go on when the original ends early. */
export function appendedSource(original: ByteSource, appended: Uint8Array): ByteSource {
  const border = original.size;
  return {
    size: border + appended.length,
    read: async (offset, length) => {
      const tail = appended.subarray(Math.max(offset - border, 0), Math.max(offset + length - border, 0));
      const wanted = Math.min(length, border - offset);
      if (wanted <= 0) return tail;
      const head = await original.read(offset, wanted);
      if (head.length !== wanted) throw SourceCutShort({ expected: wanted, found: head.length });
      return tail.length === 0 ? head : Buffer.concat([head, tail]);
    },
  };
}

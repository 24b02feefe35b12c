import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type DocumentFiles, SealwrightError } from '@sealwright/core/api';

/** Files on disk without what their owner does for safety. */
export function diskFiles(): Pick<DocumentFiles, 'open' | 'write'> {
  return {
    async open(path) {
      const contents = readFileSync(path);
      return {
        path,
        size: contents.length,
        read: async (offset, length) => contents.subarray(offset, offset + length),
        close: async () => {},
      };
    },
    async write(path, chunks, { overwrite = false } = {}) {
      if (existsSync(path) && !overwrite) throw new SealwrightError('file.exists', {}, { 'zh-CN': '', en: '' });
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const contents = Buffer.concat(parts);
      return {
        path,
        size: contents.length,
        commit: async () => writeFileSync(path, contents),
        discard: async () => {},
      };
    },
  };
}

import { open } from 'node:fs/promises';
import { type DocumentFiles, type FileSource, prefixSource } from '@sealwright/core/api';

/** Names the first `size` bytes of a file: what it was before its last revision. */
export function prefixPath(path: string, size: number): string {
  return `${size}:${path}`;
}

/** Reads the file that is judged, or its beginning (`prefixPath`), and nothing else; writes nothing. */
export function judgeFiles(path: string): DocumentFiles {
  const refuse = () => Promise.reject(new Error('nothing is written while a file is judged'));
  return {
    async open(wanted) {
      if (wanted === path) return openFile(path);
      const [, size] = /^(\d+):/.exec(wanted) ?? [];
      if (size === undefined || wanted !== prefixPath(path, Number(size)))
        throw new Error('not the file that is judged');
      const whole = await openFile(path);
      return { ...prefixSource(whole, Number(size)), path: wanted, close: () => whole.close() };
    },
    checkTarget: refuse,
    write: refuse,
  };
}

async function openFile(path: string): Promise<FileSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    path,
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
        if (bytesRead === 0) throw new Error('the file became shorter while it was judged');
        done += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
}

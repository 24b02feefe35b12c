import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that another process reads at any time: it finds the old text or the new one, and never a part. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DemoUnwritable } from './errors.ts';

let drafts = 0;

/** The file is there whole or not at all. Rejects with `demo.unwritable`. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  drafts += 1;
  const draft = join(dirname(path), `.${process.pid}-${drafts}.draft`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { mode: 0o600 });
    await rename(draft, path);
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => {}); // ENOTDIR: it was never made
    throw DemoUnwritable({ path, reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFiles } from '@sealwright/core/api';

export interface CopyTarget {
  /** Made where it is missing. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/** Puts bytes into a new file, part by part, and results in its path. */
export async function copyContents(
  files: DocumentFiles,
  contents: AsyncIterable<Uint8Array>,
  { folder, signal }: CopyTarget,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.pdf`);
  const draft = await files.write(path, contents, signal && { signal });
  await draft.commit();
  return path;
}

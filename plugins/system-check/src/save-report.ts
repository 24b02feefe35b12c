import type { DocumentFiles } from '@sealwright/core/api';

/** Puts a report into its file, whole or not at all. Errors of `DocumentFiles.write`. */
export async function saveReport(
  files: Pick<DocumentFiles, 'write'>,
  content: Uint8Array,
  { path, overwrite }: { readonly path: string; readonly overwrite: boolean },
  signal: AbortSignal,
): Promise<void> {
  const draft = await files.write(path, once(content), { overwrite, signal });
  await draft.commit();
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

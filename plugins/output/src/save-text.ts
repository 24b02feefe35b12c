import type { DocumentFiles, WriteOptions } from '@sealwright/core/api';

/** Puts a text into a file, in UTF-8, whole or not at all. */
export async function saveText(
  files: Pick<DocumentFiles, 'write'>,
  path: string,
  text: string,
  options: WriteOptions,
): Promise<void> {
  const draft = await files.write(path, once(new TextEncoder().encode(text)), options);
  await draft.commit();
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

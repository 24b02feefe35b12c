import type { DocumentFiles } from '@sealwright/core/api';
import { LARGEST_FILE, tooLarge } from './image.ts';

/** The octets of a picture file by its absolute path. Rejects with `file.*` and `seals.picture-too-large`. */
export async function readPictureFile(files: DocumentFiles, path: string): Promise<Uint8Array> {
  const file = await files.open(path);
  try {
    if (file.size > LARGEST_FILE) throw tooLarge();
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}

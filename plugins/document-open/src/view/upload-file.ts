import type { documentsRpc, OpenDocument, RpcClient } from '@sealwright/core/api';
import { LARGEST_UPLOAD, UploadBroken, UploadTooLarge } from '../common-upload.ts';

const PART = 2_000_000;

/** Sends a file in parts, the next one when the last has arrived. `progress` is told the share that is there, 0..1. */
export async function uploadFile(
  calls: Pick<RpcClient<typeof documentsRpc>, 'upload'>,
  file: File,
  progress: (share: number) => void,
): Promise<OpenDocument> {
  const { name, size } = file;
  if (size > LARGEST_UPLOAD) throw UploadTooLarge({ name, limit: LARGEST_UPLOAD / 1_000_000 });
  const upload = crypto.randomUUID();
  for (let offset = 0; ; offset += PART) {
    const isLast = offset + PART >= size;
    // A file that was moved or altered since it was dropped cannot be read any more.
    const part = await file
      .slice(offset, offset + PART)
      .arrayBuffer()
      .catch((fault) => {
        throw UploadBroken({ name }, { cause: fault });
      });
    const document = await calls.upload({ upload, name, isLast }, new Uint8Array(part));
    if (document) return document;
    if (isLast) throw UploadBroken({ name });
    progress((offset + PART) / size);
  }
}

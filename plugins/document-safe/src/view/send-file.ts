import type { RpcClient } from '@sealwright/core/api';
import type { SafeDocument, safeRpc } from '../common-safe-rpc.ts';

const PART = 2_000_000;

/** Sends a file that has no path, in parts, the next one when the last has arrived. `progress` is told the share, 0..1. */
export async function sendFile(
  calls: Pick<RpcClient<typeof safeRpc>, 'upload'>,
  file: File,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<SafeDocument> {
  const { name, size } = file;
  const upload = crypto.randomUUID();
  for (let offset = 0; ; offset += PART) {
    signal.throwIfAborted();
    const part = new Uint8Array(await file.slice(offset, offset + PART).arrayBuffer());
    const document = await calls.upload({ upload, name, isLast: offset + PART >= size }, part);
    if (document) return document;
    progress((offset + PART) / size);
  }
}

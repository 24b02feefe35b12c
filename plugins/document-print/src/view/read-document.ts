import type { documentsRpc, RpcClient } from '@sealwright/core/api';
import type { PrintSummary } from '../common-print-rpc.ts';

const PART = 2_000_000;

/** The whole of one revision. `progress` is told the share that has been read, 0..1. */
export async function readDocument(
  calls: Pick<RpcClient<typeof documentsRpc>, 'read'>,
  id: string,
  { size, revision }: Pick<PrintSummary, 'size' | 'revision'>,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (share: number) => void },
): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  for (let offset = 0; offset < size; offset += PART) {
    signal.throwIfAborted();
    bytes.set(await calls.read(id, revision, offset, Math.min(PART, size - offset), { signal }), offset);
    progress(Math.min(1, (offset + PART) / size));
  }
  return bytes;
}

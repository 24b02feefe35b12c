import type { RpcClient } from '@sealwright/core/api';
import type { signingRpc } from '../common-signing-rpc.ts';

const PAUSE = 2_000;

/**
 * Calls back at once and when seals or keys may have changed, the start of another plugin host included. Ends when it is
 * aborted.
 */
export async function watchChanges(
  calls: Pick<RpcClient<typeof signingRpc>, 'watch'>,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await calls.watch({ signal, onProgress: changed });
    } catch {
      // Looking for the seals meets the same fault and tells it.
      if (!signal.aborted) changed();
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

import type { RpcClient } from '@sealwright/core/api';
import type { signingRpc } from '../common-signing-rpc.ts';

const PAUSE = 2_000;

/**
 * Calls back when seals or keys may have changed, and when the plugin host was gone and is there again. Ends when it is
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
      // The host is gone or starting: what is shown stays until it answers again.
    }
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!signal.aborted) changed();
  }
}

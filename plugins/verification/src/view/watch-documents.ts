import {
  type Disposable,
  type documentsRpc,
  type OpenDocument,
  type RpcClient,
  toDisposable,
} from '@sealwright/core/api';

const PAUSE = 1_000;

/** Reports the open documents after every change, again after the plugin that opens them was switched off and on. */
export function watchDocuments(
  documents: Pick<RpcClient<typeof documentsRpc>, 'watch'>,
  onChange: (documents: readonly OpenDocument[]) => void,
): Disposable {
  const controller = new AbortController();
  const { signal } = controller;
  void (async () => {
    while (!signal.aborted) {
      // Whatever ends the watch, the next one begins with the whole list.
      await documents.watch({ signal, onProgress: onChange }).catch(() => {});
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  return toDisposable(() => controller.abort());
}

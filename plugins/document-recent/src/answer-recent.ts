import { answerCalls, type CallContext, type CallHandler } from '@sealwright/core/api';
import { type RecentDocument, recentRpc } from './common-recent-rpc.ts';
import type { RecentDocuments } from './recent-documents.ts';

/** The calls of this plugin's view; see `recentRpc`. */
export function answerRecent(recent: RecentDocuments): CallHandler {
  return answerCalls(recentRpc, {
    watch: (context) => watch(recent, context),
    forget: (path) => recent.forget(path),
    forgetAll: () => recent.forgetAll(),
  });
}

async function watch(recent: RecentDocuments, { signal, progress }: CallContext<RecentDocument[]>): Promise<void> {
  let wake = () => {};
  let isStale = true;
  const listening = recent.onDidChange(() => {
    isStale = true;
    wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (isStale) {
        isStale = false;
        progress(await recent.list());
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    await listening.dispose();
  }
}

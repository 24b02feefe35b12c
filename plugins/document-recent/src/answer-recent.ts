import { answerCalls, type CallHandler, reportChanges } from '@sealwright/core/api';
import { recentRpc } from './common-recent-rpc.ts';
import type { RecentDocuments } from './recent-documents.ts';

/** The calls of this plugin's view; see `recentRpc`. */
export function answerRecent(recent: RecentDocuments): CallHandler {
  return answerCalls(recentRpc, {
    watch: (context) => reportChanges(recent.onDidChange, () => recent.list(), context),
    forget: (path) => recent.forget(path),
    forgetAll: () => recent.forgetAll(),
  });
}

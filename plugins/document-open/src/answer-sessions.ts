import { answerCalls, type CallHandler } from '@sealwright/core/api';
import { sessionsRpc } from './common-sessions-rpc.ts';
import type { DocumentSessions } from './document-sessions.ts';
import type { SessionRecovery } from './session-recovery.ts';

/** The calls of this plugin's own view; see `sessionsRpc`. `sweep` clears away what else processes left behind. */
export function answerSessions(
  sessions: DocumentSessions,
  recovery: SessionRecovery,
  sweep: () => Promise<void>,
): CallHandler {
  return answerCalls(sessionsRpc, {
    recoverable: async () => {
      await sweep();
      return recovery.recoverable();
    },
    recover: (id) => recovery.recover(id),
    discard: (id) => recovery.discard(id),
    checkIdle: (ids) => sessions.checkIdle(ids),
    abandon: (ids) => sessions.abandon(ids),
  });
}

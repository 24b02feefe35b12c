import { answerCalls, type CallHandler } from '@sealwright/core/api';
import { sessionsRpc } from './common-sessions-rpc.ts';
import type { DocumentSessions } from './document-sessions.ts';
import type { DocumentWindows } from './document-windows.ts';
import type { RecoveryDesk } from './recovery-desk.ts';

/** The calls of this plugin's own view; see `sessionsRpc`. `sweep` clears away what else ended programs left behind. */
export function answerSessions(
  sessions: DocumentSessions,
  windows: DocumentWindows,
  desk: RecoveryDesk,
  sweep: () => Promise<void>,
): CallHandler {
  return answerCalls(sessionsRpc, {
    recoverable: async (context) => {
      await sweep();
      await desk.watch(context);
    },
    asked: (ids) => desk.asked(ids),
    recover: (id) => desk.recover(id),
    discard: (id) => desk.discard(id),
    checkIdle: (ids) => sessions.checkIdle(ids),
    abandon: (ids) => sessions.abandon(ids),
    attend: (window, left, context) => windows.attend(window, left, context),
    shownBeside: (window, ids) => windows.shownBeside(window, ids),
    leave: (window, id) => windows.leave(window, id),
    join: (window, id) => windows.join(window, id),
  });
}

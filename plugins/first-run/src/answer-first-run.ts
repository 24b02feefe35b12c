import { answerCalls, type CallHandler, reportChanges } from '@sealwright/core/api';
import { firstRunRpc } from './common-first-run-rpc.ts';
import type { SetupOverview } from './setup-overview.ts';
import type { SetupProgress } from './setup-progress.ts';

/** The calls of this plugin's view; see `firstRunRpc`. */
export function answerFirstRun(overview: SetupOverview, progress: SetupProgress): CallHandler {
  return answerCalls(firstRunRpc, {
    watch: (context) => reportChanges(overview.onDidChange, () => overview.report(), context),
    look: () => overview.report(),
    begin: () => progress.begin(),
    walk: (step) => progress.walk(step),
    leave: (step) => progress.leave(step),
    end: () => progress.end(),
    skip: (step, isSkipped) => progress.skip(step, isSkipped),
  });
}

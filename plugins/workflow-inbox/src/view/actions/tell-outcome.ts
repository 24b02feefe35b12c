import type { Localized } from '@sealwright/core/api';
import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { ActionOutcome, QueuedAction } from '../../common-queued-action.ts';
import { ACTION_TEXTS } from './action-texts.ts';

/** Says what came of an action: done, kept for later, or in conflict with what others did, which its user has to see. */
export function tellOutcome(
  outcome: ActionOutcome,
  done: Localized,
  workbench: Pick<Workbench, 'notify'>,
  showConflict: (action: QueuedAction) => void,
): void {
  if (outcome.outcome === 'done') workbench.notify({ severity: 'success', message: done });
  else if (outcome.outcome === 'conflict') showConflict(outcome.action);
  else {
    const message = fillLocalized(ACTION_TEXTS.kept, { name: outcome.action.name });
    workbench.notify({ severity: 'info', message });
  }
}

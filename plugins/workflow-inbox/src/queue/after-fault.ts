import {
  SealwrightError,
  WorkflowBusy,
  WorkflowConflict,
  WorkflowEntryRequired,
  WorkflowUnreachable,
} from '@sealwright/core/api';

/** The source's plugin is on its way back; what it was asked for may have been carried out. */
const COMING_BACK = new Set(['plugin.unavailable', 'plugin.crashed', 'plugin.unresponsive', 'plugin.quarantined']);

export type AfterFault =
  /** Tried again with the same key, after at least so many milliseconds. */
  { readonly next: 'again'; readonly after: number } | { readonly next: 'entry' | 'conflict' | 'refused' };

/** What is done with an action that a source did not carry out, by what it threw. */
export function afterFault(fault: unknown): AfterFault {
  if (WorkflowBusy.is(fault)) return { next: 'again', after: fault.data.retryAfter };
  if (WorkflowUnreachable.is(fault)) return { next: 'again', after: 0 };
  if (fault instanceof SealwrightError && COMING_BACK.has(fault.code)) return { next: 'again', after: 0 };
  if (WorkflowEntryRequired.is(fault)) return { next: 'entry' };
  if (WorkflowConflict.is(fault)) return { next: 'conflict' };
  return { next: 'refused' };
}

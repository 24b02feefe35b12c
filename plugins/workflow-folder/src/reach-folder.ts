import { SealwrightError, WorkflowRefused, WorkflowUnreachable } from '@sealwright/core/api';

/** What does not pass by itself: the share is there, and says no. */
const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS', 'EDQUOT', 'ENOSPC', 'ENAMETOOLONG']);

/**
 * Gives faults of the operating system their sentence. A share that is gone comes back: `workflow.unreachable`, and the
 * caller tries again; one that may not be written to, or is full, is `workflow.refused`.
 */
export async function reachFolder<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw folderFault(root, fault);
  }
}

export function folderFault(root: string, fault: unknown): unknown {
  if (fault instanceof SealwrightError || !(fault instanceof Error) || !('syscall' in fault)) return fault;
  const reason = String((fault as NodeJS.ErrnoException).code);
  if (REFUSALS.has(reason)) return WorkflowRefused({ code: 'folder-not-writable', reason: `${root}: ${reason}` });
  return WorkflowUnreachable({ place: root, reason }, { cause: fault });
}

import { SealwrightError } from '@sealwright/core/api';
import type { Problem } from './common-queued-action.ts';
import { InboxFault } from './errors.ts';

/** Anything that was thrown, as data that a user can be shown. */
export function problemOf(fault: unknown): Problem {
  const typed = fault instanceof SealwrightError ? fault : InboxFault({});
  const { code, data, sentence } = typed.toJSON();
  return { code, data: structuredClone(data) as Problem['data'], sentence: { ...sentence } };
}

/** The error that a problem was made of. */
export function errorOf({ code, data, sentence }: Problem): SealwrightError {
  return SealwrightError.fromRecord({ code, data, sentence });
}

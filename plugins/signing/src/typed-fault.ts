import { SealwrightError } from '@sealwright/core/api';
import { SigningFault } from './errors.ts';

/** What ended a signing, as an error that a user can be told. */
export function typedFault(fault: unknown): SealwrightError {
  if (fault instanceof SealwrightError) return fault;
  return SigningFault({ reason: fault instanceof Error ? fault.message : String(fault) }, { cause: fault });
}

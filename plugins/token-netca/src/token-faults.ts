import {
  PinIncorrect,
  PinLocked,
  PinUnfit,
  SealwrightError,
  SessionClosed,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '@sealwright/core/api';
import { DeviceFailed, PinExpired, PinMissing } from '@sealwright/driver-kit/driver';
import { reasonOf, returnValueOf } from './cryptoki.ts';
import { CKR } from './cryptoki-constants.ts';

const SESSION_LOST: readonly number[] = [CKR.sessionClosed, CKR.sessionHandleInvalid, CKR.userNotLoggedIn];
const REMOVED: readonly number[] = [CKR.deviceRemoved, CKR.tokenNotPresent];

/**
 * What a failed call means to the user. Libraries report a key that was pulled out in many ways (OpenSC#1822), so
 * `isPresent` is asked, not the code.
 */
export function tokenFault(fault: unknown, token: string, isPresent: () => boolean): unknown {
  const value = returnValueOf(fault);
  if (fault instanceof SealwrightError || value === undefined) return fault;
  if (REMOVED.includes(value) || !isPresent()) return TokenRemoved({ token }, { cause: fault });
  if (SESSION_LOST.includes(value)) return SessionClosed({}, { cause: fault });
  return DeviceFailed({ reason: reasonOf(fault) }, { cause: fault });
}

/**
 * What came of a try with the user's PIN: undefined where the fault is of another kind. The cause is left out: it is not
 * needed.
 */
export function pinFault(fault: unknown, isLockedNow: () => boolean): SealwrightError | undefined {
  switch (returnValueOf(fault)) {
    case CKR.pinLocked:
      return PinLocked({});
    case CKR.pinIncorrect:
    // What no PIN of this token looks like.
    case CKR.pinInvalid:
    case CKR.pinLengthRange:
      return isLockedNow() ? PinLocked({}) : PinIncorrect({ triesLeft: null });
    case CKR.pinExpired:
      return PinExpired({});
    case CKR.userPinNotInitialised:
      return PinMissing({});
    default:
      return undefined;
  }
}

/** What came of a try with the security officer's PIN. */
export function officerPinFault(fault: unknown): SealwrightError | undefined {
  switch (returnValueOf(fault)) {
    case CKR.pinLocked:
      return UnblockingPinLocked({});
    case CKR.pinIncorrect:
    case CKR.pinInvalid:
    case CKR.pinLengthRange:
      return UnblockingPinIncorrect({ triesLeft: null });
    default:
      return undefined;
  }
}

/** What a token says of a new PIN that it does not take. */
export function newPinFault(fault: unknown): SealwrightError | undefined {
  const value = returnValueOf(fault);
  return value === CKR.pinInvalid || value === CKR.pinLengthRange ? PinUnfit({}) : undefined;
}

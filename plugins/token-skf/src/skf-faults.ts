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
import { DeviceFailed, PinMissing } from '@sealwright/driver-kit/driver';
import { isSar, SkfFault, sarText } from './skf-codes.ts';
import type { PinAnswer } from './skf-library.ts';

/** What a failed call means to the user. Libraries report a key that was pulled out in many ways, so `isPresent` is asked. */
export function skfFault(fault: unknown, token: string, isPresent: () => boolean): unknown {
  if (fault instanceof SealwrightError || !(fault instanceof SkfFault)) return fault;
  if (isSar(fault, 'DEVICE_REMOVED') || !isPresent()) return TokenRemoved({ token }, { cause: fault });
  if (isSar(fault, 'USER_NOT_LOGGED_IN', 'INVALIDHANDLEERR')) return SessionClosed({}, { cause: fault });
  return deviceFault(fault);
}

/** What a code means that nothing better is known of. */
export function deviceFault(fault: unknown): unknown {
  return fault instanceof SkfFault ? DeviceFailed({ reason: sarText(fault.code) }, { cause: fault }) : fault;
}

/** Throws what came of a try with the user's PIN, where it was not the right one. */
export function checkPinAnswer({ code, triesLeft }: PinAnswer): void {
  if (code === 0) return;
  const fault = new SkfFault('PIN', code);
  if (isSar(fault, 'PIN_LOCKED')) throw PinLocked({});
  if (isSar(fault, 'PIN_INCORRECT')) throw triesLeft === 0 ? PinLocked({}) : PinIncorrect({ triesLeft });
  // What no PIN of this key looks like.
  if (isSar(fault, 'PIN_INVALID', 'PIN_LEN_RANGE')) throw PinIncorrect({ triesLeft: null });
  if (isSar(fault, 'USER_PIN_NOT_INITIALIZED')) throw PinMissing({});
  throw fault;
}

/** The same where a new PIN was given with the user's. */
export function checkNewPinAnswer(answer: PinAnswer): void {
  if (isUnfit(answer)) throw PinUnfit({});
  checkPinAnswer(answer);
}

/** The same where a new PIN was given with the unblocking one. */
export function checkUnblockingAnswer(answer: PinAnswer): void {
  if (answer.code === 0) return;
  if (isUnfit(answer)) throw PinUnfit({});
  const fault = new SkfFault('PIN', answer.code);
  if (isSar(fault, 'PIN_LOCKED')) throw UnblockingPinLocked({});
  if (!isSar(fault, 'PIN_INCORRECT')) throw fault;
  const { triesLeft } = answer;
  throw triesLeft === 0 ? UnblockingPinLocked({}) : UnblockingPinIncorrect({ triesLeft });
}

function isUnfit({ code }: PinAnswer): boolean {
  return isSar(new SkfFault('PIN', code), 'PIN_INVALID', 'PIN_LEN_RANGE');
}

import type { PinStatus } from '@sealwright/core/api';
import { PinMissing } from '@sealwright/driver-kit/driver';
import { isSar } from './skf-codes.ts';
import type { Handle, SkfLibrary } from './skf-library.ts';
import type { SkfToken } from './skf-tokens.ts';

/** Tries of a PIN that are few. */
const FEW = 3;

/** What has the PIN. Throws `key-device.pin-missing` for a device that was never given an application. */
export function applicationOf({ application }: SkfToken): Handle {
  if (application === undefined) throw PinMissing({});
  return application;
}

/** Some libraries do not tell. */
export function pinStatus(library: SkfLibrary, application: Handle): PinStatus {
  try {
    const { maxTries, triesLeft } = library.pinInfo(application);
    if (triesLeft === null) return { state: 'ok' };
    if (triesLeft === 0) return { state: 'locked', triesLeft };
    if (triesLeft === 1) return { state: 'last-try', triesLeft };
    return { state: triesLeft < (maxTries ?? Infinity) && triesLeft <= FEW ? 'few-left' : 'ok', triesLeft };
  } catch (fault) {
    if (isSar(fault, 'NOTSUPPORTYETERR')) return { state: 'ok' };
    throw fault;
  }
}

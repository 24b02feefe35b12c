import { type Cryptoki, type Handle, quietly, returnValueOf, withSession } from './cryptoki.ts';
import { CKF, CKR, CKU } from './cryptoki-constants.ts';
import { pinFault } from './token-faults.ts';
import { type PluggedToken, pinStatusOf, type TokenSlots } from './token-slots.ts';

export interface UserLogin {
  readonly handle: Handle;
  readonly plugged: PluggedToken;
  /** UTF-8. */
  readonly pin: Uint8Array;
  /** Another session of ours has logged the token in. */
  readonly isLoggedIn: boolean;
  readonly slots: TokenSlots;
}

/**
 * Logs the user in, by the PIN and nothing else: a token that is logged in already would take any PIN, so it is logged
 * out first. Throws `token.pin-incorrect`, `token.pin-locked` and the like.
 */
export function loginUser(cryptoki: Cryptoki, { handle, plugged, pin, isLoggedIn, slots }: UserLogin): void {
  const login = () => cryptoki.C_Login(handle, CKU.user, pinBuffer(pin));
  if (isLoggedIn) quietly(() => cryptoki.C_Logout(handle));
  trying(plugged, slots, () => {
    try {
      login();
    } catch (fault) {
      if (returnValueOf(fault) !== CKR.userAlreadyLoggedIn) throw fault;
      // Refused without a look at the PIN: another program has logged in, and the library shares its login.
      cryptoki.C_Logout(handle);
      login();
    }
  });
}

export function changeUserPin(
  cryptoki: Cryptoki,
  plugged: PluggedToken,
  oldPin: Uint8Array,
  newPin: Uint8Array,
  slots: TokenSlots,
): void {
  const change = (session: Handle) => cryptoki.C_SetPIN(session, pinBuffer(oldPin), pinBuffer(newPin));
  trying(plugged, slots, () => withSession(cryptoki, plugged.slot, change, CKF.rwSession));
}

/** With the security officer's PIN, where the issuer has given it to the user. */
export function unlockUserPin(
  cryptoki: Cryptoki,
  plugged: PluggedToken,
  unblockingPin: Uint8Array,
  newPin: Uint8Array,
): void {
  const unlock = (session: Handle) => {
    cryptoki.C_Login(session, CKU.securityOfficer, pinBuffer(unblockingPin));
    try {
      cryptoki.C_InitPIN(session, pinBuffer(newPin));
    } finally {
      quietly(() => cryptoki.C_Logout(session));
    }
  };
  try {
    withSession(cryptoki, plugged.slot, unlock, CKF.rwSession);
  } catch (fault) {
    // The flags tell of the user's PIN, not of the officer's.
    throw pinFault(fault, () => false) ?? fault;
  }
}

function trying(plugged: PluggedToken, slots: TokenSlots, run: () => void): void {
  try {
    run();
  } catch (fault) {
    const isLockedNow = () => pinStatusOf(slots.get(plugged.info.id)).state === 'locked';
    throw pinFault(fault, isLockedNow) ?? fault;
  }
}

/** The same bytes, as the binding wants them: no copy is made that somebody would have to overwrite. */
export function pinBuffer(pin: Uint8Array): Buffer {
  return Buffer.from(pin.buffer, pin.byteOffset, pin.byteLength);
}

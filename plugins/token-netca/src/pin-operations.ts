import { type PluggedTokens, quietly } from '@sealwright/driver-kit/driver';
import { type Cryptoki, type Handle, returnValueOf, withSession } from './cryptoki.ts';
import { CKF, CKR, CKU } from './cryptoki-constants.ts';
import { newPinFault, officerPinFault, pinFault } from './token-faults.ts';
import { type PluggedToken, pinStatusOf } from './token-slots.ts';

export interface UserLogin {
  readonly handle: Handle;
  readonly plugged: PluggedToken;
  /** UTF-8. */
  readonly pin: Uint8Array;
  /** Another session of ours has logged the token in. */
  readonly isLoggedIn: boolean;
  readonly tokens: PluggedTokens<PluggedToken>;
}

/**
 * Logs the user in, by the PIN and nothing else: a token that is logged in already would take any PIN, so it is logged
 * out first. Throws `token.pin-incorrect`, `token.pin-locked` and the like.
 */
export function loginUser(cryptoki: Cryptoki, { handle, plugged, pin, isLoggedIn, tokens }: UserLogin): void {
  const login = () => cryptoki.C_Login(handle, CKU.user, pinBuffer(pin));
  if (isLoggedIn) quietly(() => cryptoki.C_Logout(handle));
  explaining(
    (fault) => triedPinFault(fault, plugged, tokens),
    () => {
      try {
        login();
      } catch (fault) {
        if (returnValueOf(fault) !== CKR.userAlreadyLoggedIn) throw fault;
        // Refused without a look at the PIN: another program has logged in, and the library shares its login.
        cryptoki.C_Logout(handle);
        login();
      }
    },
  );
}

export function changeUserPin(
  cryptoki: Cryptoki,
  plugged: PluggedToken,
  oldPin: Uint8Array,
  newPin: Uint8Array,
  tokens: PluggedTokens<PluggedToken>,
): void {
  const change = (session: Handle) => cryptoki.C_SetPIN(session, pinBuffer(oldPin), pinBuffer(newPin));
  const explain = (fault: unknown) => newPinFault(fault) ?? triedPinFault(fault, plugged, tokens);
  explaining(explain, () => withSession(cryptoki, plugged.slot, change, CKF.rwSession));
}

/** With the security officer's PIN, where the issuer has given it to the user. */
export function unlockUserPin(
  cryptoki: Cryptoki,
  plugged: PluggedToken,
  unblockingPin: Uint8Array,
  newPin: Uint8Array,
): void {
  const unlock = (session: Handle) => {
    explaining(officerPinFault, () => cryptoki.C_Login(session, CKU.securityOfficer, pinBuffer(unblockingPin)));
    try {
      explaining(newPinFault, () => cryptoki.C_InitPIN(session, pinBuffer(newPin)));
    } finally {
      quietly(() => cryptoki.C_Logout(session));
    }
  };
  withSession(cryptoki, plugged.slot, unlock, CKF.rwSession);
}

function triedPinFault(fault: unknown, plugged: PluggedToken, tokens: PluggedTokens<PluggedToken>): unknown {
  return pinFault(fault, () => pinStatusOf(tokens.get(plugged.info.id)).state === 'locked');
}

function explaining(explain: (fault: unknown) => unknown, run: () => void): void {
  try {
    run();
  } catch (fault) {
    throw explain(fault) ?? fault;
  }
}

/** The same bytes, as the binding wants them: no copy is made that somebody would have to overwrite. */
export function pinBuffer(pin: Uint8Array): Buffer {
  return Buffer.from(pin.buffer, pin.byteOffset, pin.byteLength);
}

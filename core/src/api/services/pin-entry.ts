/**
 * The shell's PIN entry (a sandboxed window, an isolated frame, the terminal). Provided by the shell, not by a plugin;
 * called by `plugins/keys`. The PIN goes from the entry to the driver process on a channel of its own; what comes back
 * is the driver's session id.
 */
import type { Localized } from '../localized.ts';
import type { PinStatus, PinTask, TokenInfo } from '../points/token-drivers.ts';
import { defineService } from '../token.ts';
import type { KeyPurpose } from './keys.ts';

export interface PinEntry {
  /**
   * Asks and logs in. No PIN is tried twice by the program; an entry with a window may let its user type again after a
   * wrong one. Rejects with `token.pin-incorrect`, `token.pin-locked`, `token.removed`,
   * `pin.cancelled` or `pin.unavailable` (nobody to ask).
   */
  unlock(request: UnlockRequest, signal?: AbortSignal): Promise<{ readonly session: string }>;
  /**
   * Lets the user set a new PIN: with the old one, or with the unblocking PIN. Rejects with `token.*` errors,
   * `pin.cancelled` or `pin.unavailable`.
   */
  setPin(request: SetPinRequest, signal?: AbortSignal): Promise<void>;
}

export interface UnlockRequest {
  /** Id of the driver's contribution; the shell finds the process of that driver by it. */
  readonly driver: string;
  readonly token: TokenInfo;
  /** What the device is called, as in lists of devices; its label where nobody says. */
  readonly device?: Localized;
  /** Name in the certificate of the key: whose PIN it is. */
  readonly holder?: string;
  readonly pin: PinStatus;
  readonly purpose: KeyPurpose;
  /** The token wants the PIN for every signature: the driver's process keeps it for as long as the session. */
  readonly pinPerSignature?: boolean;
}

export interface SetPinRequest {
  readonly driver: string;
  readonly token: TokenInfo;
  readonly device?: Localized;
  readonly holder?: string;
  /** How the PIN stands that `change` asks for; `unblock` asks for another one. */
  readonly pin: PinStatus;
  readonly task: PinTask;
}

export const PinEntry = defineService<PinEntry>('shell.pin-entry');

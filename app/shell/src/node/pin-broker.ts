import type { PinEntry, SetPinRequest, UnlockRequest } from '@sealwright/core/api';
import { PinCancelled } from './shell-errors.ts';

/**
 * The one place of a shell where PINs are typed. It alone reaches the PIN channels of drivers. Its calls reject with
 * `token.*` errors of the driver, `pin.cancelled` and `pin.unavailable`. When `signal` aborts, the dialog goes away and
 * the call rejects.
 */
export interface PinDialog {
  /** Asks for the PIN and logs in. */
  unlock(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }>;
  /** Asks for a new PIN and for what allows to set it, and sets it. */
  setPin(request: SetPinRequest, signal: AbortSignal): Promise<void>;
}

export interface PinBrokerOptions {
  readonly dialog: PinDialog;
  /** Closes a session that came too late for who asked for it. */
  readonly logout: (driver: string, session: string) => Promise<void>;
}

/** Lets requests for a PIN wait in order: there is never more than one dialog. */
export class PinBroker implements PinEntry {
  private readonly options: PinBrokerOptions;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: PinBrokerOptions) {
    this.options = options;
  }

  unlock(request: UnlockRequest, signal?: AbortSignal): Promise<{ readonly session: string }> {
    const { dialog, logout } = this.options;
    return this.inTurn(signal, async (given) => {
      const { session } = await dialog.unlock(request, given);
      if (given.aborted) logout(request.driver, session).catch(() => {});
      return { session };
    });
  }

  setPin(request: SetPinRequest, signal?: AbortSignal): Promise<void> {
    return this.inTurn(signal, (given) => this.options.dialog.setPin(request, given));
  }

  private inTurn<R>(signal = new AbortController().signal, ask: (signal: AbortSignal) => Promise<R>): Promise<R> {
    const asked = this.turn.then(() => {
      if (signal.aborted) throw PinCancelled({});
      return ask(signal);
    });
    this.turn = asked.catch(() => {});
    return new Promise((resolve, reject) => {
      // Who has given up need not wait for the turn.
      const giveUp = () => reject(PinCancelled({}));
      if (signal.aborted) giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    });
  }
}

import type { PinEntry, UnlockRequest } from '@sealwright/core/api';
import { PinCancelled } from './shell-errors.ts';

/** The one place of a shell where a PIN is typed. It alone reaches the PIN channels of drivers. */
export interface PinDialog {
  /**
   * Asks for the PIN and logs in, once. Rejects with `token.*` errors of the driver, `pin.cancelled` and
   * `pin.unavailable`. When `signal` aborts, the dialog goes away and the call rejects.
   */
  show(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }>;
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

  unlock(request: UnlockRequest, signal = new AbortController().signal): Promise<{ readonly session: string }> {
    const shown = this.turn.then(() => {
      if (signal.aborted) throw PinCancelled({});
      return this.options.dialog.show(request, signal);
    });
    this.turn = shown.catch(() => {});
    return new Promise((resolve, reject) => {
      // Who has given up need not wait for the turn.
      const giveUp = () => reject(PinCancelled({}));
      if (signal.aborted) giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      shown
        .then(({ session }) => {
          if (signal.aborted) this.options.logout(request.driver, session).catch(() => {});
          resolve({ session });
        }, reject)
        .finally(() => signal.removeEventListener('abort', giveUp));
    });
  }
}

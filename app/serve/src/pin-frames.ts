import { randomBytes } from 'node:crypto';
import type { SetPinRequest, UnlockRequest } from '@sealwright/core/api';
import { PinCancelled, type PinDialog, PinUnavailable } from '@sealwright/shell/node';
import { type PinPageContent, type PinRequest, pinPageSize } from '@sealwright/shell/protocol';

export type Look = Pick<PinPageContent, 'locale' | 'theme'>;

export type PinFrameEvent =
  | {
      readonly kind: 'show';
      readonly id: string;
      readonly address: string;
      readonly size: { readonly width: number; readonly height: number };
    }
  | { readonly kind: 'hide'; readonly id: string };

/** A window that is ready to show PIN frames. */
export interface PinWindow {
  look(): Look;
  tell(event: PinFrameEvent): void;
}

/** One request for a PIN while its frame is shown. */
export interface PinJob {
  readonly request: PinRequest;
  readonly look: Look;
  /** Aborted when the job is over, in whatever way: the frame's connection has to end. */
  readonly signal: AbortSignal;
  /** While the device works, its user cannot take the frame away: what became of the PIN would stay unknown. */
  isBusy: boolean;
  /** With the session of a login, with nothing where a PIN was set. */
  finish(session?: string): void;
  fail(error: unknown): void;
}

interface Shown {
  readonly window: PinWindow;
  readonly job: PinJob;
}

/**
 * The PIN dialog of browser windows: a frame of another origin inside the window that was used last. The window learns
 * the frame's address and nothing else; the ticket in it works once, and only for a page of the frame's own origin.
 */
export class PinFrames implements PinDialog {
  private readonly origin: string;
  /** The one that was used last stands at the end. */
  private readonly windows = new Set<PinWindow>();
  private readonly tickets = new Map<string, PinJob>();
  private readonly shown = new Map<string, Shown>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** The window can show frames from now on. */
  add(window: PinWindow): void {
    this.windows.add(window);
  }

  /** The window is gone; a frame that it showed counts as cancelled. */
  remove(window: PinWindow): void {
    this.windows.delete(window);
    for (const { window: other, job } of this.shown.values()) if (other === window) job.fail(PinCancelled({}));
  }

  /** The user has just done something in the window. */
  use(window: PinWindow): void {
    if (this.windows.delete(window)) this.windows.add(window);
  }

  /** Cancels the frame of that id, which the window shows. */
  cancel(window: PinWindow, id: string): void {
    const shown = this.shown.get(id);
    if (shown?.window === window && !shown.job.isBusy) shown.job.fail(PinCancelled({}));
  }

  /** The job behind a ticket that was not used before. */
  redeem(ticket: string): PinJob | undefined {
    const job = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    return job;
  }

  async unlock(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }> {
    const session = await this.show(request, signal);
    if (session === undefined) throw PinCancelled({});
    return { session };
  }

  async setPin(request: SetPinRequest, signal: AbortSignal): Promise<void> {
    await this.show(request, signal);
  }

  private async show(request: PinRequest, signal: AbortSignal): Promise<string | undefined> {
    const window = [...this.windows].at(-1);
    if (!window) throw PinUnavailable({});
    const id = randomBytes(8).toString('hex');
    const ticket = randomBytes(32).toString('base64url');
    const over = new AbortController();
    try {
      return await new Promise((resolve, reject) => {
        const cancel = () => reject(PinCancelled({}));
        signal.addEventListener('abort', cancel, { once: true });
        over.signal.addEventListener('abort', () => signal.removeEventListener('abort', cancel));
        const job: PinJob = {
          request,
          look: window.look(),
          signal: over.signal,
          isBusy: false,
          finish: resolve,
          fail: reject,
        };
        this.tickets.set(ticket, job);
        this.shown.set(id, { window, job });
        window.tell({ kind: 'show', id, address: `${this.origin}/?ticket=${ticket}`, size: pinPageSize(request) });
      });
    } finally {
      this.tickets.delete(ticket);
      this.shown.delete(id);
      over.abort();
      window.tell({ kind: 'hide', id });
    }
  }
}

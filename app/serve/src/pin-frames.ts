import { randomBytes } from 'node:crypto';
import type { UnlockRequest } from '@sealwright/core/api';
import { PinCancelled, type PinDialog, PinUnavailable } from '@sealwright/shell/node';
import type { PinPageContent } from '@sealwright/shell/protocol';

export type Look = Pick<PinPageContent, 'locale' | 'theme'>;

export type PinFrameEvent =
  | { readonly kind: 'show'; readonly id: string; readonly address: string }
  | { readonly kind: 'hide'; readonly id: string };

/** A window that is ready to show PIN frames. */
export interface PinWindow {
  look(): Look;
  tell(event: PinFrameEvent): void;
}

/** One request for a PIN while its frame is shown. */
export interface PinTask {
  readonly request: UnlockRequest;
  readonly look: Look;
  /** Aborted when the task is over, in whatever way: the frame's connection has to end. */
  readonly signal: AbortSignal;
  finish(session: string): void;
  fail(error: unknown): void;
}

interface Shown {
  readonly window: PinWindow;
  readonly task: PinTask;
}

/**
 * The PIN dialog of browser windows: a frame of another origin inside the window that was used last. The window learns
 * the frame's address and nothing else; the ticket in it works once, and only for a page of the frame's own origin.
 */
export class PinFrames implements PinDialog {
  private readonly origin: string;
  /** The one that was used last stands at the end. */
  private readonly windows = new Set<PinWindow>();
  private readonly tickets = new Map<string, PinTask>();
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
    for (const { window: other, task } of this.shown.values()) if (other === window) task.fail(PinCancelled({}));
  }

  /** The user has just done something in the window. */
  use(window: PinWindow): void {
    if (this.windows.delete(window)) this.windows.add(window);
  }

  /** Cancels the frame of that id, which the window shows. */
  cancel(window: PinWindow, id: string): void {
    const shown = this.shown.get(id);
    if (shown?.window === window) shown.task.fail(PinCancelled({}));
  }

  /** The task behind a ticket that was not used before. */
  redeem(ticket: string): PinTask | undefined {
    const task = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    return task;
  }

  async show(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }> {
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
        const task: PinTask = {
          request,
          look: window.look(),
          signal: over.signal,
          finish: (session) => resolve({ session }),
          fail: reject,
        };
        this.tickets.set(ticket, task);
        this.shown.set(id, { window, task });
        window.tell({ kind: 'show', id, address: `${this.origin}/?ticket=${ticket}` });
      });
    } finally {
      this.tickets.delete(ticket);
      this.shown.delete(id);
      over.abort();
      window.tell({ kind: 'hide', id });
    }
  }
}

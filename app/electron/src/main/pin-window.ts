import { SealwrightError, type UnlockRequest } from '@sealwright/core/api';
import type { DriverSupervisor, PinLoan } from '@sealwright/core/drivers';
import { messagePortChannel, serve } from '@sealwright/core/rpc';
import { PinCancelled, type PinDialog } from '@sealwright/shell/node';
import {
  PIN_PAGE_SIZE,
  PIN_PORTS,
  type PinPageContent,
  type PinPageOutcome,
  pinPageRpc,
} from '@sealwright/shell/protocol';
import { BrowserWindow, MessageChannelMain } from 'electron';
import { PIN_REQUEST_PORTS } from '../common-channels.ts';
import { isSentFrom, PIN_ORIGIN } from './addresses.ts';

export interface PinWindowOptions {
  readonly drivers: DriverSupervisor;
  /** Absolute path of the built `preload/pin.ts`. */
  readonly preload: string;
  /** The window that the dialog belongs to, where one is open. */
  readonly parent: () => BrowserWindow | undefined;
  readonly look: () => Pick<PinPageContent, 'locale' | 'theme'> & { readonly background: string };
}

/** Name of the session of PIN windows: in memory, and shared with no other window. */
export const PIN_PARTITION = 'sealwright-pin';

/**
 * Asks for PINs in a window of its own. The PIN goes over a port from the window's page to the driver's process; this
 * process hands both ends over and keeps neither.
 */
export class PinWindow implements PinDialog {
  private readonly options: PinWindowOptions;

  constructor(options: PinWindowOptions) {
    this.options = options;
  }

  async show(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }> {
    const pin = new MessageChannelMain();
    const loan = await this.options.drivers.lendPin(request.driver, pin.port1);
    if (signal.aborted) {
      pin.port2.close();
      throw PinCancelled({});
    }
    const window = this.open();
    const close = () => window.destroy();
    signal.addEventListener('abort', close, { once: true });
    try {
      const { locale, theme } = this.options.look();
      const outcome = await this.ask(window, pin.port2, { request, locale, theme, deadline: loan.deadline });
      return { session: settled(outcome, loan) };
    } finally {
      signal.removeEventListener('abort', close);
      if (!window.isDestroyed()) window.destroy();
      this.options.parent()?.focus();
    }
  }

  private open(): BrowserWindow {
    const { preload, parent: parentOf, look } = this.options;
    const parent = parentOf();
    if (parent?.isMinimized()) parent.restore();
    const window = new BrowserWindow({
      ...PIN_PAGE_SIZE,
      useContentSize: true,
      ...(parent && { parent, modal: true }),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: parent !== undefined,
      alwaysOnTop: parent === undefined,
      backgroundColor: look().background,
      webPreferences: {
        partition: PIN_PARTITION,
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        devTools: false,
      },
    });
    // Neither a screen shot nor a remote session shows what stands here, where the system can do so.
    window.setContentProtection(true);
    window.once('ready-to-show', () => window.show());
    return window;
  }

  /** Resolves with the page's report; a window that is closed without one counts as cancelled. */
  private ask(window: BrowserWindow, pin: Electron.MessagePortMain, content: PinPageContent): Promise<PinPageOutcome> {
    return new Promise((resolve, reject) => {
      window.once('closed', () => resolve({ kind: 'cancelled' }));
      window.webContents.once('render-process-gone', () => resolve({ kind: 'cancelled' }));
      window.webContents.ipc.once(PIN_REQUEST_PORTS, ({ senderFrame }) => {
        if (!isSentFrom(PIN_ORIGIN, senderFrame)) return;
        const page = new MessageChannelMain();
        serve(messagePortChannel(page.port1), pinPageRpc, {
          content: () => content,
          report: (outcome) => resolve(outcome),
        });
        window.webContents.postMessage(PIN_PORTS, null, [page.port2, pin]);
      });
      window.loadURL(`${PIN_ORIGIN}/`).catch(reject);
    });
  }
}

/** The session that a login opened; throws what the user was told otherwise. */
function settled(outcome: PinPageOutcome, loan: PinLoan): string {
  switch (outcome.kind) {
    case 'session':
      return loan.session(outcome.session);
    case 'cancelled':
      throw PinCancelled({});
    case 'failed':
      throw loan.judge('login', SealwrightError.fromRecord(outcome.error));
  }
}

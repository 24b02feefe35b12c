import { SealwrightError, type SetPinRequest, type UnlockRequest } from '@sealwright/core/api';
import type { DriverSupervisor, PinLoan } from '@sealwright/core/drivers';
import { messagePortChannel, serve } from '@sealwright/core/rpc';
import { PinCancelled, type PinDialog } from '@sealwright/shell/node';
import {
  PIN_PORTS,
  type PinPageContent,
  type PinPageOutcome,
  type PinRequest,
  pinPageRpc,
  pinPageSize,
} from '@sealwright/shell/protocol';
import { BrowserWindow, MessageChannelMain, screen } from 'electron';
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

  async unlock(request: UnlockRequest, signal: AbortSignal): Promise<{ readonly session: string }> {
    const { outcome, loan } = await this.show(request, signal);
    if (outcome.kind !== 'session') throw failureOf(outcome, loan, 'login');
    return { session: loan.session(outcome.session) };
  }

  async setPin(request: SetPinRequest, signal: AbortSignal): Promise<void> {
    const { outcome, loan } = await this.show(request, signal);
    if (outcome.kind !== 'pin-set')
      throw failureOf(outcome, loan, request.task === 'change' ? 'changePin' : 'unblockPin');
  }

  private async show(
    request: PinRequest,
    signal: AbortSignal,
  ): Promise<{ readonly outcome: PinPageOutcome; readonly loan: PinLoan }> {
    const pin = new MessageChannelMain();
    const loan = await this.options.drivers.lendPin(request.driver, pin.port1);
    if (signal.aborted) {
      pin.port2.close();
      throw PinCancelled({});
    }
    const window = this.open(request);
    const close = () => window.destroy();
    signal.addEventListener('abort', close, { once: true });
    try {
      const { locale, theme } = this.options.look();
      const outcome = await this.ask(window, pin.port2, { request, locale, theme, deadline: loan.deadline });
      return { outcome, loan };
    } finally {
      signal.removeEventListener('abort', close);
      if (!window.isDestroyed()) window.destroy();
      this.options.parent()?.focus();
    }
  }

  private open(request: PinRequest): BrowserWindow {
    const { preload, parent: parentOf, look } = this.options;
    const parent = parentOf();
    if (parent?.isMinimized()) parent.restore();
    const window = new BrowserWindow({
      ...fittingSize(request, parent),
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

  /** Resolves when the page closes, with its report; one that is closed without counts as cancelled. */
  private ask(window: BrowserWindow, pin: Electron.MessagePortMain, content: PinPageContent): Promise<PinPageOutcome> {
    return new Promise((resolve, reject) => {
      let outcome: PinPageOutcome = { kind: 'cancelled' };
      const close = () => resolve(outcome);
      window.once('closed', close);
      window.webContents.once('render-process-gone', close);
      window.webContents.ipc.once(PIN_REQUEST_PORTS, ({ senderFrame }) => {
        if (!isSentFrom(PIN_ORIGIN, senderFrame)) return;
        const page = new MessageChannelMain();
        serve(messagePortChannel(page.port1), pinPageRpc, {
          content: () => content,
          report(told) {
            outcome = told;
          },
          close,
        });
        window.webContents.postMessage(PIN_PORTS, null, [page.port2, pin]);
      });
      window.loadURL(`${PIN_ORIGIN}/`).catch(reject);
    });
  }
}

/** On a small or much enlarged screen the page is scrolled. */
function fittingSize(request: PinRequest, parent: BrowserWindow | undefined): { width: number; height: number } {
  const { workArea } = parent ? screen.getDisplayMatching(parent.getBounds()) : screen.getPrimaryDisplay();
  const { width, height } = pinPageSize(request);
  return { width: Math.min(width, workArea.width), height: Math.min(height, workArea.height) };
}

/** What the user was told, as the caller learns it. */
function failureOf(outcome: PinPageOutcome, loan: PinLoan, call: string): unknown {
  return outcome.kind === 'failed' ? loan.judge(call, SealwrightError.fromRecord(outcome.error)) : PinCancelled({});
}

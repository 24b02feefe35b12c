import { BrowserWindow } from 'electron';
import { PRINT_ORIGIN } from '../addresses.ts';
import { PrintFailed } from './print-errors.ts';

/** Name of the session of what is printed: in memory, and shared with no other window. */
export const PRINT_PARTITION = 'sealwright-print';

/**
 * Opens the system's print dialog for a page, which no script runs in and nobody sees; resolves with whether it was not
 * cancelled. The dialog goes with the window when `ended` is aborted. `path`: of the page. `desktop.print-failed`
 */
export async function printInHiddenWindow(path: string, parent: BrowserWindow, ended: AbortSignal): Promise<boolean> {
  if (ended.aborted) return false;
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: {
      partition: PRINT_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
  const close = () => window.destroy();
  ended.addEventListener('abort', close, { once: true });
  try {
    // Loaded when every picture is.
    await window.loadURL(`${PRINT_ORIGIN}/${path}`);
    return await print(window);
  } catch (fault) {
    if (ended.aborted) return false;
    throw fault;
  } finally {
    ended.removeEventListener('abort', close);
    if (!window.isDestroyed()) window.destroy();
  }
}

function print(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    window.once('closed', () => resolve(false));
    // No options: the style says all, and Electron 43 takes any option for settings of a printer that it then misses.
    window.webContents.print({}, (isPrinted, reason) => {
      // Electron tells why in English words and in nothing else.
      const isCancelled = /cancel/i.test(reason ?? '');
      if (isPrinted || isCancelled) resolve(isPrinted);
      else reject(PrintFailed({ reason: reason ?? '' }));
    });
  });
}

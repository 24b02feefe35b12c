import type { Locale } from '@sealwright/core/api';
import type { BrowserWindow } from 'electron';
import { askAboutTrouble } from './native-dialogs.ts';

/** So many crashes of a page within so many milliseconds, and its user is asked before it is loaded once more. */
const TOLERATED = { crashes: 3, window: 60_000 };

export interface TroubleOptions {
  readonly locale: () => Locale;
  readonly log: (message: string, data: Readonly<Record<string, string | number>>) => void;
}

/**
 * Loads a page anew that crashed: the plugin host keeps its documents, and the page its state in the profile. A page that
 * hangs is left to its user's choice.
 */
export function watchForTrouble(window: BrowserWindow, { locale, log }: TroubleOptions): void {
  const { webContents } = window;
  let crashes: number[] = [];
  let isAsking = false;

  const ask = async (trouble: 'unresponsive' | 'crashed') => {
    if (isAsking) return;
    isAsking = true;
    const choice = await askAboutTrouble(window, trouble, locale());
    isAsking = false;
    if (window.isDestroyed()) return;
    if (choice === 'close') window.destroy();
    if (choice === 'reload') {
      // A page that hangs cannot be loaded anew before its process is gone.
      if (trouble === 'unresponsive') webContents.forcefullyCrashRenderer();
      else webContents.reload();
    }
  };
  window.on('unresponsive', () => void ask('unresponsive'));
  webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log('the window ended unexpectedly', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter((earlier) => earlier > now - TOLERATED.window), now];
    if (crashes.length >= TOLERATED.crashes) void ask('crashed');
    // Not before the event is over: Electron is still taking the old page down.
    else setImmediate(() => !window.isDestroyed() && webContents.reload());
  });
}

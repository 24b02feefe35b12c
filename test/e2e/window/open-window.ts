import type { Page } from 'playwright-core';
import { openInBrowser } from './open-in-browser.ts';
import { openInElectron } from './open-in-electron.ts';
import { OPENING, orUndo } from './opening.ts';
import type { OpenWindow, ShellKind, WindowOptions } from './shell-window.ts';

export type { OpenWindow, ShellKind, WindowOptions } from './shell-window.ts';

/** Resolves when the window can be used; nothing is left where it cannot be opened. */
export async function openWindow(kind: ShellKind, options: WindowOptions, program?: string): Promise<OpenWindow> {
  if (kind === 'electron' && !program) throw new Error('Electron is not here');
  const window = await (kind === 'browser' ? openInBrowser(options) : openInElectron(options, program!));
  await orUndo(whenReady(window.page), () => window.close());
  return window;
}

/** Resolves when the window behind the page can be used. */
export async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('sealwright:ready').length > 0, undefined, OPENING);
}

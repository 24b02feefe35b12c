import { electronProgram } from './electron-program.ts';
import type { ShellKind } from './open-window.ts';

/** Electron's program, or why there is none. */
export const desktop = electronProgram();

/**
 * The shells in which a test runs, the one with the oldest engine last: without Electron the desktop app stays untried,
 * which nobody shall overlook.
 */
export const SHELLS: readonly ShellKind[] = desktop.path ? ['browser', 'electron'] : ['browser'];

/** For what happens in the window alone, which is the same code in all of them. */
export const ONE_SHELL = SHELLS.slice(-1);

if (desktop.path === undefined) {
  process.stderr.write(`\n*** THE DESKTOP APP WAS NOT TESTED: ${desktop.reason} ***\n\n`);
}

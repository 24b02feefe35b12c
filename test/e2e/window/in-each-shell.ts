import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenWindow, openWindow, type ShellKind, type WindowOptions } from './open-window.ts';
import { desktop, SHELLS } from './shells.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Milliseconds that a test with a window, a PIN and foreign programs may take on a busy machine. */
export const SLOW = 120_000;

/** The window that the tests of one file share, in one of the shells. */
export class WindowLab {
  readonly kind: ShellKind;
  /** For the files of the tests; deleted at the end. */
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  private readonly options: Partial<WindowOptions>;
  private current: OpenWindow | undefined;

  constructor(kind: ShellKind, options: Partial<WindowOptions>) {
    this.kind = kind;
    this.options = options;
  }

  get window(): OpenWindow {
    if (!this.current) throw new Error('no window is open');
    return this.current;
  }

  get page() {
    return this.window.page;
  }

  get workbench(): WorkbenchPage {
    return new WorkbenchPage(this.window);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Opens the window, later again: always with the same profile. */
  async open(): Promise<void> {
    this.current = await openWindow(this.kind, { profile: this.path('profile'), ...this.options }, desktop.path);
  }

  async end(): Promise<void> {
    await this.current?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs the tests in every shell that is here, with one window in each: for what passes between window and shell. */
export function inEachShell(tests: (lab: WindowLab) => void, options: Partial<WindowOptions> = {}): void {
  inShells(SHELLS, tests, options);
}

/**
 * Runs the tests in one shell, for what happens in the window alone, which is the same code in all of them: in the desktop
 * app, whose engine is the oldest that the window has to run on, or where that is not here, in the browser.
 */
export function inOneShell(tests: (lab: WindowLab) => void): void {
  inShells(SHELLS.slice(-1), tests, {});
}

function inShells(
  shells: readonly ShellKind[],
  tests: (lab: WindowLab) => void,
  options: Partial<WindowOptions>,
): void {
  describe.each(shells)('in %s', (kind) => {
    const lab = new WindowLab(kind, options);
    beforeAll(() => lab.open(), SLOW);
    afterAll(() => lab.end(), SLOW);
    tests(lab);
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenWindow, openWindow, type ShellKind, type WindowOptions } from './open-window.ts';
import { desktop, ONE_SHELL, SHELLS } from './shells.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Milliseconds that a test with a window, a PIN and foreign programs may take on a busy machine. */
export const SLOW = 120_000;

/** In CSS pixels: a screen of 1280 by 720, and what a scaling of 200 % leaves of it. */
export const USUAL = { width: 1280, height: 720 };
export const SCALED = { width: 640, height: 360 };

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

  /** Resolves when the window has as many CSS pixels. */
  async resize({ width, height }: typeof USUAL): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.waitForFunction((size) => `${innerWidth} ${innerHeight}` === size, `${width} ${height}`);
  }

  /** Closes the window, if one is open. */
  async close(): Promise<void> {
    const open = this.current;
    this.current = undefined;
    await open?.close();
  }

  async end(): Promise<void> {
    await this.close();
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
export function inOneShell(tests: (lab: WindowLab) => void, options: Partial<WindowOptions> = {}): void {
  inShells(ONE_SHELL, tests, options);
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

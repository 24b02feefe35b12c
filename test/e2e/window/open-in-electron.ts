import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { UNSANDBOXED } from './chromium.ts';
import { type Display, openDisplay } from './display.ts';
import { CALM, defaultDist, environment, kill, OPENING, orUndo, SIZE } from './opening.ts';
import { prepareProfile } from './prepare-profile.ts';
import type { OpenWindow, WindowOptions } from './shell-window.ts';

/** The desktop app on a display of its own; `program`: Electron. */
export async function openInElectron(options: WindowOptions, program: string): Promise<OpenWindow> {
  const { size = SIZE, scale = 1, dist = defaultDist(), appImage } = options;
  prepareProfile(options);
  const display = await openDisplay(`${size.width * scale}x${size.height * scale}x24`);
  const launching = electron.launch({
    ...OPENING,
    executablePath: program,
    args: [
      join(dist, 'electron'),
      ...UNSANDBOXED,
      ...(options.offline ? ['--offline'] : []),
      `--force-device-scale-factor=${scale}`,
    ],
    env: {
      ...environment(options),
      DISPLAY: display.name,
      ...(appImage !== undefined && {
        ...{ APPIMAGE: appImage, APPDIR: dirname(program) },
        XDG_CACHE_HOME: join(options.profile, 'cache'),
      }),
    } as Record<string, string>,
  });
  const app = await orUndo(launching, () => display.close());
  // Playwright does not tell it any more when it has ended.
  const running = app.process();
  if (appImage !== undefined) {
    await app.evaluate(({ app: running }) => Object.defineProperty(running, 'isPackaged', { value: true }));
  }
  const page = await orUndo(app.firstWindow(OPENING), () => closeElectron(app, running, display));
  await page.emulateMedia({ reducedMotion: CALM });
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width, height });
  }, size);
  const processes = () => app.evaluate(({ app: running }) => running.getAppMetrics());
  const named = async (name: RegExp) =>
    (await processes())
      .filter((each) => name.test(`${each.name ?? ''} ${each.serviceName ?? ''}`))
      .map(({ pid }) => pid);
  return {
    kind: 'electron',
    page,
    app,
    async pinDialog() {
      const dialog = await pinWindow(app);
      await dialog.waitForSelector('input');
      return dialog.mainFrame();
    },
    async chooseFile(path, act) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async (...asked: unknown[]) => {
          Object.assign(globalThis, { asked: asked.at(-1) });
          return { canceled: false, filePaths: [chosen] };
        };
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path);
      await act();
    },
    askedForFile: () => app.evaluate(() => JSON.stringify((globalThis as { asked?: unknown }).asked)),
    pluginHost: async () => (await named(/plugin.?host/i))[0]!,
    drivers: () => named(/driver/i),
    async clickClose() {
      await (await app.browserWindow(page)).evaluate((window) => window.close());
    },
    printed: (act) => printedByDesktop(app, page, act),
    async killAll() {
      const pids = (await processes()).map(({ pid }) => pid);
      const gone = once(app.process(), 'exit');
      for (const pid of pids) kill(pid);
      await gone;
      display.close();
    },
    close: () => closeElectron(app, running, display),
  };
}

/** The page that goes to the system's dialog, as Chromium prints it: no dialog of the system can be answered here. */
async function printedByDesktop(
  app: ElectronApplication,
  page: Page,
  act: () => Promise<void>,
): Promise<readonly Buffer[]> {
  await app.evaluate(({ app: running, webContents }) => {
    const global = globalThis as unknown as { printed?: string[] };
    const isPrepared = global.printed !== undefined;
    global.printed = [];
    if (isPrepared) return;
    for (const contents of webContents.getAllWebContents()) {
      contents.getPrintersAsync = async () => [{ name: 'a printer' } as Electron.PrinterInfo];
    }
    running.on('web-contents-created', (_, contents) => {
      contents.print = (_options, done) => {
        void contents.printToPDF({ preferCSSPageSize: true }).then((pdf) => {
          global.printed?.push(pdf.toString('base64'));
          done?.(true, '');
        });
      };
    });
  });
  await act();
  await page.getByRole('dialog').waitFor({ state: 'visible' });
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const prints = await app.evaluate(() => (globalThis as unknown as { printed: string[] }).printed);
  return prints.map((pdf) => Buffer.from(pdf, 'base64'));
}

/** A window has no address yet when it is announced. */
async function pinWindow(app: ElectronApplication): Promise<Page> {
  for (let left = 300; left > 0; left--) {
    const found = app.windows().find((each) => each.url().includes('pin'));
    if (found) return found;
    await setTimeout(100);
  }
  throw new Error('no PIN window came');
}

/** Ends it even where a window asks about unsaved work. */
async function closeElectron(app: ElectronApplication, running: ChildProcess, display: Display): Promise<void> {
  const gone = running.exitCode === null && running.signalCode === null ? once(running, 'exit') : undefined;
  await app.evaluate(({ app: program }) => program.exit(0)).catch(() => {});
  await gone;
  display.close();
}

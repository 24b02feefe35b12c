import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import {
  type Browser,
  chromium,
  type ElectronApplication,
  _electron as electron,
  type Frame,
  type Page,
} from 'playwright-core';
import { DIST } from '../../../scripts/bundle/freshness.ts';
import { root } from '../../../scripts/bundle/root.ts';
import { type Display, openDisplay } from './display.ts';
import { type ProfileOptions, prepareProfile } from './prepare-profile.ts';

export type ShellKind = 'electron' | 'browser';

/** One window of the product, in whichever shell, as a user and a saboteur see it. */
export interface OpenWindow {
  readonly kind: ShellKind;
  readonly page: Page;
  /** The desktop app's own process; none of a browser. */
  readonly app?: ElectronApplication;
  /** Resolves when the PIN dialog stands; it is a window of its own or a frame of another origin. */
  pinDialog(): Promise<Frame>;
  /** Answers the next file dialogs: opening gives `path`, saving too. */
  chooseFile(path: string, act: () => Promise<void>): Promise<void>;
  /** Options of the system's dialog that was answered last, as JSON; none of a browser, whose dialog is part of the page. */
  askedForFile(): Promise<string | undefined>;
  /** Process ids. */
  pluginHost(): Promise<number>;
  drivers(): Promise<readonly number[]>;
  /** Clicks the window's close button. Resolves when the window is gone, or when the page or the shell asks. */
  clickClose(): Promise<void>;
  /** What is printed by `act`, as PDFs: in the browser the document itself, in the desktop app pictures of its pages, by paper. */
  printed(act: () => Promise<void>): Promise<readonly Buffer[]>;
  /** Ends every process at once, as a power cut does. */
  killAll(): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions extends ProfileOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: 'zh-CN' | 'en';
  /** Whether it is the offline client instead of the workbench. */
  readonly offline?: boolean;
  /** Device pixel ratio. */
  readonly scale?: number;
  /** Folder of the build; the repository's own where none is given. */
  readonly dist?: string;
  /** Absolute path of the AppImage that the desktop app is to take itself for: it then replaces itself as a packaged one. */
  readonly appImage?: string;
}

/** Chromium's own sandbox does not work for root; only tests run as root. */
const UNSANDBOXED = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** A click in the first frames of an animation misses what it was meant for; nobody is that quick. */
const CALM = 'reduce';
const SIZE = { width: 1280, height: 720 };
/** Folder of the build under test. */
export const defaultDist = () => process.env.SEALWRIGHT_DIST ?? join(root, DIST);
const LANGUAGE = { 'zh-CN': 'zh_CN.UTF-8', en: 'en_US.UTF-8' };

/**
 * Longest time for a step of opening a window, in milliseconds: nearly all that the hook which opens it has (`SLOW`), for
 * any of the steps may be the slow one. Playwright's own limit would end each after a quarter of that.
 */
const OPENING = { timeout: 100_000 };

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

/** What was begun before is ended where this fails: it would take its time from all other tests. */
async function orUndo<T>(step: Promise<T>, undo: () => unknown): Promise<T> {
  try {
    return await step;
  } catch (fault) {
    await undo();
    throw fault;
  }
}

function environment({ profile, locale = 'zh-CN' }: WindowOptions) {
  return { ...process.env, SEALWRIGHT_HOME: profile, LANG: LANGUAGE[locale], LC_ALL: LANGUAGE[locale] };
}

export const launchChromium = () =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: UNSANDBOXED, ...OPENING });

let shared: Browser | undefined;

/**
 * One Chromium for all windows of this process, in contexts that know nothing of each other: to start and end one of its
 * own takes each two seconds of a processor. Playwright ends it with the process.
 */
async function sharedChromium(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await launchChromium();
  return shared;
}

/** The server of the browser's workbench, and the address that lets one browser in. */
export async function startServer(options: WindowOptions) {
  const { dist = defaultDist() } = options;
  prepareProfile(options);
  const words = options.offline ? [join(dist, 'cli.js'), 'offline'] : [join(dist, 'serve.js')];
  const server = spawn(process.execPath, [...words, '--no-open'], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { server, address: await orUndo(addressFrom(server.stdout), () => server.kill()) };
}

async function openInBrowser(options: WindowOptions): Promise<OpenWindow> {
  const { size = SIZE, scale = 1 } = options;
  const { server, address } = await startServer(options);
  const ended = once(server, 'exit');
  const browser = await orUndo(sharedChromium(), () => server.kill());
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    locale: options.locale ?? 'zh-CN',
    reducedMotion: CALM,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const close = async () => {
    server.kill('SIGTERM');
    await Promise.all([context.close(), ended]);
  };
  const page = await context.newPage();
  await orUndo(page.goto(address, OPENING), close);
  return {
    kind: 'browser',
    page,
    async pinDialog() {
      const element = await page.waitForSelector('iframe', { state: 'visible' });
      const frame = await element.contentFrame();
      if (!frame) throw new Error('the PIN frame is gone');
      await frame.waitForSelector('input');
      return frame;
    },
    async chooseFile(path, act) {
      await act();
      const dialog = page.getByRole('dialog').filter({ has: page.getByRole('listbox') });
      await dialog.getByRole('button', { name: '主文件夹' }).waitFor();
      const folder = dialog.getByRole('textbox', { name: '文件夹' });
      await folder.fill(dirname(path));
      await folder.press('Enter');
      const name = dialog.getByRole('textbox', { name: '文件名' });
      if ((await name.count()) > 0) {
        await name.fill(basename(path));
        await name.press('Enter');
      } else {
        const file = page.getByText(basename(path), { exact: true });
        await dialog.getByRole('option').filter({ has: file }).dblclick();
      }
    },
    askedForFile: async () => undefined,
    pluginHost: async () => childrenOf(server.pid!).find(({ command }) => command.includes('plugin-host'))!.pid,
    drivers: async () =>
      childrenOf(server.pid!)
        .filter(({ command }) => command.includes('driver-process'))
        .map(({ pid }) => pid),
    async clickClose() {
      await page.close({ runBeforeUnload: true });
    },
    printed: async (act) => [await printedByBrowser(page, act)],
    async killAll() {
      for (const { pid } of childrenOf(server.pid!)) kill(pid);
      server.kill('SIGKILL');
      await Promise.all([ended, context.close()]);
    },
    close,
  };
}

async function openInElectron(options: WindowOptions, program: string): Promise<OpenWindow> {
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

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with another.
  }
}

/** The browser gets a PDF by an address of its own. An empty page takes its place: headless Chromium dies of printing a PDF. */
async function printedByBrowser(page: Page, act: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    const give = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      if (blob.type !== 'application/pdf') return give(blob);
      Object.assign(globalThis, { printed: blob });
      URL.createObjectURL = give;
      return give(new Blob([], { type: 'text/html' }));
    };
  });
  await act();
  await page.waitForFunction(() => 'printed' in globalThis);
  const base64 = await page.evaluate(async () => {
    const blob = (globalThis as unknown as { printed: Blob }).printed;
    Reflect.deleteProperty(globalThis, 'printed');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
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

async function addressFrom(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) if (/^http:\/\//.test(line)) return line;
  throw new Error('the server ended without an address');
}

function childrenOf(parent: number): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'latin1');
        const parentOf = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1');
        return parentOf === parent ? [{ pid: Number(name), command }] : [];
      } catch {
        return []; // ended meanwhile
      }
    });
}

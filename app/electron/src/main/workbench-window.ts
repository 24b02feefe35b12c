import { join } from 'node:path';
import {
  type DesktopAppearance,
  type DesktopHostState,
  type DesktopMenu,
  entryQuery,
  type WindowEntry,
} from '@sealwright/shell/protocol';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { DESKTOP_EVENT } from '../common-channels.ts';
import type { DesktopEvent } from '../common-desktop-rpc.ts';
import { WORKBENCH_ORIGIN } from './addresses.ts';
import { CloseHandshake } from './close-handshake.ts';
import { setMenuBar } from './menu-bar.ts';
import { watchForTrouble } from './trouble-watch.ts';
import { type Bounds, boundsWithin, keepPlacement, readPlacement, SMALLEST } from './window-placement.ts';

export interface WorkbenchWindowOptions {
  readonly entry: WindowEntry;
  /** Absolute path of the built `preload/workbench.ts`. */
  readonly preload: string;
  /** Absolute folder. */
  readonly profile: string;
  /** Told when the user wants to close it. */
  readonly onCloseRequest: () => void;
  readonly log: (message: string, data: Readonly<Record<string, string | number>>) => void;
}

/** Until the page has said how it looks. */
const FIRST_LOOK: DesktopAppearance = { theme: 'light', locale: 'zh-CN', background: '#f3f3f1' };

/** Where a window stood is kept for each entry, in files of these names. */
const PLACEMENTS: Readonly<Record<WindowEntry, string>> = {
  workbench: 'window.json',
  offline: 'offline-window.json',
};

/** The window of the workbench or of the offline client: its frame, its place on the screen and what its page is told. */
export class WorkbenchWindow {
  readonly window: BrowserWindow;
  private readonly entry: WindowEntry;
  private readonly placementFile: string;
  private readonly log: WorkbenchWindowOptions['log'];
  private readonly closing: CloseHandshake;
  private look: DesktopAppearance;
  private menus: readonly DesktopMenu[] = [];
  /** What the user wants of the page, until it listens. */
  private waiting: DesktopEvent[] | undefined = [];

  constructor({ entry, preload, profile, onCloseRequest, log }: WorkbenchWindowOptions) {
    this.entry = entry;
    this.log = log;
    this.placementFile = join(profile, 'desktop', PLACEMENTS[entry]);
    const placement = readPlacement(this.placementFile);
    const { background = FIRST_LOOK.background } = placement ?? {};
    this.look = { ...FIRST_LOOK, background };
    this.window = new BrowserWindow({
      ...boundsWithin(workAreas(), placement?.bounds),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      title: app.getName(),
      backgroundColor: background,
      ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' } : { frame: false }),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // The list of the user's fonts is given without a question.
        disableBlinkFeatures: 'FontAccess',
        devTools: !app.isPackaged,
        additionalArguments: [`--app-version=${app.getVersion()}`],
      },
    });
    if (placement?.maximised) this.window.maximize();
    this.closing = new CloseHandshake(this.window, {
      send: (isLast) => this.tell({ kind: 'close-request', isLast }),
      onRequest: onCloseRequest,
    });
    watchForTrouble(this.window, { locale: () => this.look.locale, log });
    this.followFrame();
    this.window.once('ready-to-show', () => this.window.show());
    // A page that is loaded anew does not listen yet.
    this.window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.waiting ??= [];
    });
  }

  /** A page that crashes or is closed before it stands is `watchForTrouble`'s affair, and the user's, and no fault. */
  async load(): Promise<void> {
    await this.window.loadURL(`${WORKBENCH_ORIGIN}/${entryQuery(this.entry)}`).catch((fault: NodeJS.ErrnoException) => {
      this.log('the page was not loaded', { reason: fault.code ?? fault.message });
    });
  }

  get appearance(): DesktopAppearance {
    return this.look;
  }

  setAppearance(look: DesktopAppearance): void {
    this.look = look;
    this.window.setBackgroundColor(look.background);
    // Native dialogs and menus follow.
    nativeTheme.themeSource = look.theme === 'light' ? 'light' : 'dark';
  }

  tell(event: DesktopEvent): void {
    if (!this.window.isDestroyed()) this.window.webContents.send(DESKTOP_EVENT, event);
  }

  tellFrame(): void {
    const { window } = this;
    const state = {
      maximised: window.isMaximized(),
      fullScreen: window.isFullScreen(),
      focused: window.isFocused(),
    };
    this.tell({ kind: 'window-state', state });
  }

  tellHost(state: DesktopHostState): void {
    this.tell({ kind: 'host-state', state });
  }

  openFiles(paths: readonly string[]): void {
    if (paths.length > 0) this.want({ kind: 'open-files', paths });
  }

  /** An item of a menu of the system's was chosen. */
  chooseItem(id: string): void {
    this.want({ kind: 'menu-item', id });
  }

  /** The page listens from now on. */
  startListening(): void {
    const { waiting = [] } = this;
    this.waiting = undefined;
    for (const event of waiting) this.tell(event);
  }

  /** The menu bar of macOS, which is that of the window in front. */
  setMenuBar(menus: readonly DesktopMenu[]): void {
    this.menus = menus;
    if (this.window.isFocused()) this.showMenuBar();
  }

  /** Asks the page for unsaved work. `isLast`: no other window goes on with the documents. */
  mayClose(isLast: boolean): Promise<boolean> {
    return this.closing.mayClose(isLast);
  }

  /** What the page says to that. */
  answerClose(mayClose: boolean): void {
    this.closing.answer(mayClose);
  }

  /** Whether it has closed, or will without a question. */
  get isEnding(): boolean {
    return this.closing.isAllowed || this.window.isDestroyed();
  }

  /** Closes it without a question. */
  close(): void {
    this.closing.close();
  }

  /** Brings the window before its user. */
  show(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  private want(event: DesktopEvent): void {
    if (this.waiting) this.waiting.push(event);
    else this.tell(event);
  }

  private showMenuBar(): void {
    setMenuBar(this.menus, (id) => this.chooseItem(id));
  }

  private followFrame(): void {
    const { window } = this;
    const tell = () => this.tellFrame();
    window.on('focus', () => this.showMenuBar());
    for (const event of [
      'maximize',
      'unmaximize',
      'enter-full-screen',
      'leave-full-screen',
      'focus',
      'blur',
    ] as const) {
      window.on(event as 'maximize', tell);
    }
    // Also those of a screen that goes away while the program runs.
    const rescue = () => {
      if (!window.isDestroyed() && !window.isMaximized())
        window.setBounds(boundsWithin(workAreas(), window.getBounds()));
    };
    screen.on('display-removed', rescue);
    window.once('closed', () => screen.removeListener('display-removed', rescue));
    window.on('close', () => {
      const { x, y, width, height } = window.getNormalBounds();
      const bounds = { x, y, width, height };
      keepPlacement(this.placementFile, {
        bounds,
        maximised: window.isMaximized(),
        background: this.look.background,
      });
    });
  }
}

function workAreas(): [Bounds, ...Bounds[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
}

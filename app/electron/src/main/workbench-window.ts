import { join } from 'node:path';
import type { DesktopAppearance, DesktopHostState } from '@sealwright/shell/protocol';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { DESKTOP_EVENT } from '../common-channels.ts';
import type { DesktopEvent } from '../common-desktop-rpc.ts';
import { WORKBENCH_ORIGIN } from './addresses.ts';
import { CloseHandshake } from './close-handshake.ts';
import { watchForTrouble } from './trouble-watch.ts';
import { type Bounds, boundsWithin, keepPlacement, readPlacement, SMALLEST } from './window-placement.ts';

export interface WorkbenchWindowOptions {
  /** Absolute path of the built `preload/workbench.ts`. */
  readonly preload: string;
  /** Absolute folder. */
  readonly profile: string;
  /** Told when the page wants its window to stay open, which was to be closed. */
  readonly onStay: () => void;
  readonly log: (message: string, data: Readonly<Record<string, string | number>>) => void;
}

/** Until the page has said how it looks. */
const FIRST_LOOK: DesktopAppearance = { theme: 'light', locale: 'zh-CN', background: '#f3f3f1' };

/** The window of the workbench: its frame, its place on the screen and what its page is told. */
export class WorkbenchWindow {
  readonly window: BrowserWindow;
  readonly closing: CloseHandshake;
  private readonly placementFile: string;
  private readonly log: WorkbenchWindowOptions['log'];
  private look: DesktopAppearance;
  /** Files to open, until the page asks for them. */
  private waiting: string[] | undefined = [];

  constructor({ preload, profile, onStay, log }: WorkbenchWindowOptions) {
    this.log = log;
    this.placementFile = join(profile, 'desktop', 'window.json');
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
    const ask = () => this.tell({ kind: 'close-request' });
    this.closing = new CloseHandshake(this.window, { ask, onRefused: onStay });
    watchForTrouble(this.window, { locale: () => this.look.locale, log });
    this.followFrame();
    this.window.once('ready-to-show', () => this.window.show());
    // A page that is loaded anew asks for files again.
    this.window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.waiting ??= [];
    });
  }

  /** A page that crashes or is closed before it stands is `watchForTrouble`'s affair, and the user's, and no fault. */
  async load(): Promise<void> {
    await this.window.loadURL(`${WORKBENCH_ORIGIN}/`).catch((fault: NodeJS.ErrnoException) => {
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
    if (paths.length === 0) return;
    if (this.waiting) this.waiting.push(...paths);
    else this.tell({ kind: 'open-files', paths });
  }

  /** The page listens from now on. */
  takeFiles(): void {
    const paths = this.waiting ?? [];
    this.waiting = undefined;
    this.openFiles(paths);
  }

  /** Brings the window before its user. */
  show(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  private followFrame(): void {
    const { window } = this;
    const tell = () => this.tellFrame();
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

import type { ErrorRecord } from '@sealwright/core/api';

/**
 * What the desktop's preload script puts into the window as `sealwrightDesktop`. A browser has none. Everything in it is
 * plain data; the program behind it checks every argument again.
 */
export interface DesktopApi {
  readonly platform: 'win32' | 'darwin' | 'linux';
  /** Of the program. */
  readonly version: string;

  /**
   * Asks for a port to the plugin host. It comes as a `message` event of the window whose `source` is the window itself,
   * whose `data` is `PLUGIN_HOST_PORT` and whose only port is the one that `workbenchRpc` goes over. Ask again when it
   * closed: the plugin host is started anew after a crash.
   */
  requestPluginHost(): void;
  /** The state of the plugin host, now and after each change. Returns how to stop listening. */
  onHostState(listener: (state: DesktopHostState) => void): () => void;
  /** Starts a plugin host once more that has failed or does not answer. */
  restartHost(): void;
  /** Writes into the log file of the profile. */
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;

  readonly window: DesktopWindow;
  /** Tells what else has to look and speak like the window: its frame, native dialogs, the PIN window. */
  setAppearance(appearance: DesktopAppearance): void;
  /** The menu bar of macOS; elsewhere the window draws its menus itself and this does nothing. */
  setMenuBar(menus: readonly DesktopMenu[]): void;
  /** The icon in the system's tray, where it has one, with these items in its menu; `undefined` takes it away. */
  setTray(items: readonly DesktopMenuItem[] | undefined): void;
  /**
   * Ids of items chosen in the menu bar or the tray; those that came before the page stood are delivered with the first
   * listener of `onOpenFiles`. Returns how to stop listening.
   */
  onMenuItem(listener: (id: string) => void): () => void;

  /**
   * Files to open: named on the command line, double-clicked, or given to a second start of the program. What came before
   * the first listener is delivered to it.
   */
  onOpenFiles(listener: (paths: readonly string[]) => void): () => void;
  /** Absolute path of a file that was dropped in or chosen; `undefined` for one without. */
  pathOf(file: File): string | undefined;
  /** Absolute paths; empty when cancelled. */
  pickFiles(options: DesktopPickFiles): Promise<readonly string[]>;
  /** Absolute path; `undefined` when cancelled. The dialog has asked before an existing file is replaced. */
  pickSavePath(options: DesktopPickSavePath): Promise<string | undefined>;
  /** Shows an existing file in the system's file manager. */
  revealFile(path: string): void;
  /** Opens an https address in the user's browser; resolves with whether it was allowed. */
  openExternal(address: string): Promise<boolean>;
  readonly printing: DesktopPrinting;
  /** Opens a copy of a finished document in the user's PDF reader; rejects with the record of `desktop.no-pdf-reader`. */
  openInReader(pdf: Uint8Array, title: string): Promise<void>;
  /** At the program's icon in the task bar: 0..1, or `undefined` for none. */
  setProgress(share: number | undefined): void;
}

export type DesktopHostState =
  /** 'unresponsive': it has not answered for long; `restartHost` ends it. */
  | { readonly state: 'starting' | 'running' | 'unresponsive' }
  /** It crashed too often and is not started again by itself; `error` says so. */
  | { readonly state: 'failed'; readonly error: ErrorRecord };

export interface DesktopWindow {
  minimise(): void;
  toggleMaximise(): void;
  /** Like the close button of the frame: the listener of `onCloseRequest` decides. */
  close(): void;
  /** Calls the listener with the present state and after every change. Returns how to stop listening. */
  onState(listener: (state: DesktopWindowState) => void): () => void;
  /**
   * Sets who is asked before the window closes; `false` keeps it open. `isLast`: no other window goes on with the
   * documents. A window that does not answer can be closed by its user after a question of the program's own.
   */
  onCloseRequest(listener: (isLast: boolean) => Promise<boolean>): void;
}

/** Prints pictures of pages. Everything rejects with records of errors. */
export interface DesktopPrinting {
  /** Resolves with the id of a new job; `desktop.no-printer`. */
  begin(title: string): Promise<string>;
  addPage(job: string, page: DesktopPrintedPage): Promise<void>;
  /** Opens the system's print dialog; resolves when it was cancelled or the pages are on their way. `desktop.print-failed` */
  print(job: string): Promise<void>;
  /** Lets go of the job, in whatever state it is. */
  end(job: string): void;
}

export interface DesktopPrintedPage {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** A PNG or JPEG file that fills the page. */
  readonly picture: Uint8Array;
}

export interface DesktopWindowState {
  readonly maximised: boolean;
  readonly fullScreen: boolean;
  readonly focused: boolean;
}

export interface DesktopAppearance {
  readonly theme: 'light' | 'dark' | 'high-contrast';
  readonly locale: 'zh-CN' | 'en';
  /** Of the window behind everything, as `#rrggbb`: no flash when it is resized or started. */
  readonly background: string;
}

export interface DesktopMenu {
  readonly title: string;
  /** Its items stand in the menu of the program itself. */
  readonly isApp?: true;
  readonly items: readonly DesktopMenuItem[];
}

export type DesktopMenuItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly title: string;
      /** As Electron's accelerators are written: 'CmdOrCtrl+Shift+S'. */
      readonly shortcut?: string;
      readonly enabled: boolean;
      readonly checked?: boolean;
    };

export interface DesktopFileFilter {
  readonly name: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

export interface DesktopPickFiles {
  readonly title: string;
  /** Absolute path of the folder to begin in; default: the system's choice. */
  readonly folder?: string;
  readonly many: boolean;
  readonly filters: readonly DesktopFileFilter[];
}

export interface DesktopPickSavePath {
  readonly title: string;
  /** Absolute path or file name. */
  readonly suggestion: string;
  readonly filters: readonly DesktopFileFilter[];
}

/** Marks the window's own message that carries the port to the plugin host. */
export const PLUGIN_HOST_PORT = 'sealwright.plugin-host-port';

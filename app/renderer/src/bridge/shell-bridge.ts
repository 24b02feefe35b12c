import type { ErrorRecord, Locale } from '@sealwright/core/api';
import type { Channel } from '@sealwright/core/rpc';
import type { DesktopMenu, DesktopMenuItem } from '@sealwright/shell/protocol';
import type { PickFiles, PickSavePath, PrintableDocument, ReadableStore, Theme, Translate } from '@sealwright/ui';
import type { ReactNode } from 'react';

/** What the window needs of the program around it: the desktop app, or the server that a browser got the page from. */
export interface ShellBridge {
  readonly kind: 'desktop' | 'browser';
  readonly isMac: boolean;
  /** A new channel to the plugin host; rejects where there is none at present. Called again when it has closed. */
  connect(): Promise<Channel>;
  /** What the program says about the plugin host beyond the channel. */
  readonly hostTrouble: ReadableStore<HostTrouble | undefined>;
  restartHost(): void;
  log(level: 'info' | 'warn' | 'error', message: string): void;

  /** Where the window draws its own frame: its buttons. */
  readonly frame: WindowFrame | undefined;
  /**
   * Sets who is asked before the window closes; `false` keeps it open. `isLast`: no other window goes on with the documents.
   * `isBusy` tells at once whether to ask at all.
   */
  guardClose(guard: (isLast: boolean) => Promise<boolean>, isBusy: () => boolean): void;
  setAppearance(appearance: ShellAppearance): void;
  /** The native menu bar, where there is one. */
  readonly menuBar: NativeMenuBar | undefined;
  /** The icon in the system's tray, in the desktop app. */
  readonly tray: NativeTray | undefined;
  /** Absolute paths of files that the system asks to open. */
  onOpenFiles(listener: (paths: readonly string[]) => void): void;

  pickFiles(options: PickFiles, text: Translate): Promise<readonly string[]>;
  pickSavePath(options: PickSavePath, text: Translate): Promise<string | undefined>;
  pathOf(file: File): string | undefined;
  revealFile(path: string): void;
  openExternal(address: string): Promise<boolean>;
  print(document: PrintableDocument): Promise<void>;
  openInReader(pdf: Uint8Array, title: string): Promise<void>;
  /** What the bridge itself shows over the window: file dialogs and the PIN frame of a browser. */
  readonly overlay: (() => ReactNode) | undefined;
}

/** The plugin host was given up after too many crashes, or has not answered for long. */
export type HostTrouble = { readonly kind: 'failed'; readonly error: ErrorRecord } | { readonly kind: 'unresponsive' };

/** Of the states that the program tells, those that are trouble. */
export function troubleOf(
  host: { readonly state: 'starting' | 'running' | 'unresponsive' } | { readonly state: 'failed'; error: ErrorRecord },
): HostTrouble | undefined {
  if (host.state === 'failed') return { kind: 'failed', error: host.error };
  return host.state === 'unresponsive' ? { kind: 'unresponsive' } : undefined;
}

export interface WindowFrame {
  readonly state: ReadableStore<{ readonly maximised: boolean; readonly fullScreen: boolean }>;
  minimise(): void;
  toggleMaximise(): void;
  close(): void;
}

export interface ShellAppearance {
  readonly theme: Theme;
  readonly locale: Locale;
  /** Of the window's ground, as `#rrggbb`. */
  readonly background: string;
}

export interface NativeMenuBar {
  set(menus: readonly DesktopMenu[]): void;
  onItem(listener: (id: string) => void): void;
}

export interface NativeTray {
  /** `undefined` takes the icon away; where the system has no tray there is none. */
  set(items: readonly DesktopMenuItem[] | undefined): void;
  onItem(listener: (id: string) => void): void;
}

/** The window as views see it. One per window; also given to components by `useWorkbench`. */
import type { Disposable, Locale, Localized, Notice, SettingValue } from '@sealwright/core/api';
import type { CommandKeys } from './command-keys.ts';
import type { ReadableStore } from './readable-store.ts';

export type Theme = 'light' | 'dark' | 'high-contrast';

export interface Workbench {
  readonly locale: ReadableStore<Locale>;
  /** The theme in force; the setting may say 'system'. */
  readonly theme: ReadableStore<Theme>;
  /** 'desktop': native dialogs, real paths of dropped files; 'browser': neither. */
  readonly kind: 'desktop' | 'browser';
  readonly documents: DocumentTabs;
  readonly context: ContextKeys;
  readonly keys: CommandKeys;
  /** Values of all settings by key; changes at once when one is set. */
  readonly settings: ReadableStore<Readonly<Record<string, SettingValue>>>;
  setSetting(key: string, value: SettingValue): Promise<void>;

  /** Runs a command of either point; rejects with what it threw, after it was shown to the user. */
  runCommand(id: string, argument?: unknown): Promise<unknown>;
  /** Opens a page (a view of place 'page') or brings it to the front. */
  showPage(view: string, argument?: unknown): void;
  /** Opens the bottom panel with a view of place 'panel', which takes the keyboard's focus. */
  showPanel(view: string): void;
  /** The open page in front, if one is. */
  readonly activePage: ReadableStore<string | undefined>;
  /** A number at a page's entry in the navigation, or at a panel's tab; 0 removes it. */
  setBadge(view: string, count: number): void;

  notify(notice: Notice): void;
  /** Takes a notice back by its id; nothing where none of that id is shown. */
  withdrawNotice(id: string): void;
  /**
   * Shows any thrown value as a notice: typed errors by their sentence and code, cancellations not at all. It can be taken
   * back by its id.
   */
  showError(error: unknown, id?: string): void;
  /** A modal question. Resolves with the chosen button's id, or `undefined` when it is dismissed. */
  ask(question: Question): Promise<string | undefined>;
  /** Opens a modal whose content is the caller's; disposing closes it. */
  openDialog(dialog: Dialog): Disposable;

  /** Files to open, chosen by the user; absolute paths, none when cancelled. */
  pickFiles(options: PickFiles): Promise<readonly string[]>;
  /** Where to save; an absolute path. That an existing file may be replaced was asked already. */
  pickSavePath(options: PickSavePath): Promise<string | undefined>;
  /** Absolute path of a file dropped from outside; `undefined` in a browser. */
  pathOf(file: File): string | undefined;
  /** Shows a file in the system's file manager; does nothing in a browser. */
  revealFile(path: string): void;
  /** Opens an https address in the user's browser; resolves with whether it may be opened. */
  openExternal(address: string): Promise<boolean>;
  /** Opens the system's print dialog, and resolves when it is closed, where that can be known. `desktop.*` errors. */
  print(document: PrintableDocument): Promise<void>;
  /**
   * Opens a copy of a finished document in the user's PDF reader, to be printed from there; `desktop.no-pdf-reader`. Does
   * nothing in a browser.
   */
  openInReader(pdf: Uint8Array, title: string): Promise<void>;
}

/** A document in the two forms that shells print; each asks for the one that it needs. */
export interface PrintableDocument {
  readonly title: string;
  /** Ends the job, as long as the system's dialog is not answered. */
  readonly signal: AbortSignal;
  /** The finished file: a browser prints it itself. */
  pdf(): Promise<Uint8Array>;
  /** Its pages in order: the desktop app prints pictures. A page is drawn when the one before has been taken. */
  pages(): AsyncIterable<PrintedPage>;
}

export interface PrintedPage {
  /** As the page is seen, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** A PNG or JPEG file that fills the page. */
  readonly picture: Uint8Array;
}

export interface DocumentTab {
  readonly id: string;
  /** File name; its ending chooses the view. */
  readonly title: string;
  readonly tooltip?: string;
  /** Shown as a dot; closing asks first. */
  readonly dirty: boolean;
}

export interface DocumentTabs {
  readonly state: ReadableStore<DocumentTabsState>;
  /** Opens a tab, in front, or updates the one of that id. */
  show(tab: DocumentTab, options?: { readonly inBackground?: boolean }): void;
  activate(id: string): void;
  /** Asks the guards, then closes; resolves with whether it closed. */
  requestClose(id: string): Promise<boolean>;
  /** Closes without asking. */
  close(id: string): void;
  /**
   * May refuse (`false`) that tabs are closed, one by one or with the window. `isNeeded` tells at once whether it would ask
   * though no tab is dirty: a browser's page cannot wait when it is closed.
   */
  addCloseGuard(guard: DocumentCloseGuard, isNeeded?: (ids: readonly string[]) => boolean): Disposable;
  /** Called after a tab was closed, by its user or with its document; `state` does not have it any more. */
  readonly onDidClose: (listener: (id: string) => void) => Disposable;
  /** Switches a tool of the tool bar on, or all off. */
  setTool(id: string, tool: string | undefined): void;
  /**
   * Loads the code of a tool (an id at `documentTools`) ahead of its use, for what it tells about its work. What keeps it
   * from starting is told when it is switched on.
   */
  prepareTool(tool: string): void;
}

/**
 * `othersStay`: other windows stay open, so that of a document which one of them shows only what is this window's own is
 * lost. Not so where the program ends with this window.
 */
export type DocumentCloseGuard = (
  ids: readonly string[],
  closing: { readonly othersStay: boolean },
) => Promise<boolean>;

export interface DocumentTabsState {
  readonly tabs: readonly DocumentTab[];
  readonly active: string | undefined;
  /** The tool that is on, by document. */
  readonly tools: Readonly<Record<string, string | undefined>>;
}

/** What `when` clauses read. The shell sets 'document.active', 'document.dirty', 'document.tool', 'platform.mac', 'desktop', 'offline' (the offline client). */
export interface ContextKeys {
  /** Sets a key for the whole window, or for one document: it counts while that document is in front. */
  set(key: string, value: boolean, document?: string): void;
  readonly state: ReadableStore<Readonly<Record<string, boolean>>>;
  /** Whether a `when` clause is true now; one that is missing is. */
  holds(when: string | undefined): boolean;
}

export interface Question {
  readonly title: Localized;
  readonly message?: Localized;
  readonly severity?: 'info' | 'warning';
  /** Right to left; the first is the default. */
  readonly buttons: readonly {
    readonly id: string;
    readonly title: Localized;
    readonly kind?: 'primary' | 'danger';
  }[];
}

export interface Dialog {
  readonly title: Localized;
  readonly content: React.ReactNode;
  readonly width?: number;
  /** Asked when the user wants to close it; `false` keeps it open. Without it, it closes. */
  readonly mayClose?: () => boolean;
  readonly onCancel?: () => void;
}

export interface PickFiles {
  readonly title: Localized;
  /** Absolute path of the folder to begin in; default: the one of the last choice. */
  readonly folder?: string;
  readonly many?: boolean;
  readonly filters: readonly { readonly name: Localized; readonly extensions: readonly string[] }[];
}

export interface PickSavePath {
  readonly title: Localized;
  /** Absolute path or file name. */
  readonly suggestion: string;
  readonly filters: readonly { readonly name: Localized; readonly extensions: readonly string[] }[];
}

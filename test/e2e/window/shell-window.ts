import type { ElectronApplication, Frame, Page } from 'playwright-core';
import type { ProfileOptions } from './prepare-profile.ts';

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

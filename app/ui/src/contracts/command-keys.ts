import type { Localized } from '@sealwright/core/api';
import type { ReadableStore } from './readable-store.ts';

/**
 * The keys of commands: the defaults of the point `keybindings`, or the user's own (`KEYS_SETTING` of the api). Keys are
 * written as at that point, and compared by `sameKey`: 'ctrl+k' and 'mod+k' are one key but on macOS.
 */
export interface CommandKeys {
  /** All commands of both points, those without a key included. Changes at once with the setting. */
  readonly state: ReadableStore<readonly KeyedCommand[]>;
  /** As menus show it: 'mod+shift+s' is 'Ctrl+Shift+S', on macOS '⇧⌘S'. */
  label(key: string): string;
  sameKey(one: string, other: string): boolean;
  /** What is pressed; `undefined` while it is modifiers alone, and for what no binding can name. */
  pressed(event: KeyPress): string | undefined;
  /** Whether browsers keep the key for themselves; never in the desktop app. */
  isKeptByBrowser(key: string): boolean;
}

export interface KeyedCommand {
  readonly command: string;
  /** Id of the plugin whose command it is. */
  readonly plugin: string;
  readonly title: Localized;
  readonly category?: Localized;
  /** In force now; menus show the first. Bindings with an argument are not among them. */
  readonly keys: readonly string[];
  /** Without the user's changes. */
  readonly defaults: readonly string[];
}

/** Of a `KeyboardEvent`, React's or the browser's. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

import { basename } from 'node:path';
import type { Locale } from '@sealwright/core/api';
import type { DesktopMenuItem } from '@sealwright/shell/protocol';
import type { MenuItemConstructorOptions } from 'electron';
import { menuEntry } from '../menu-entry.ts';

export interface TrayActions {
  open(): void;
  openFile(path: string): void;
  quit(): void;
  /** An item of the window's, by its id. */
  choose(id: string): void;
}

export interface TrayContent {
  readonly locale: Locale;
  /** What plugins put into it. */
  readonly items: readonly DesktopMenuItem[];
  /** Absolute paths, the one opened last first. */
  readonly recent: readonly string[];
}

const TEXTS = {
  'zh-CN': { open: '打开窗口', recent: '最近文档', none: '没有最近打开的文档', quit: '退出' },
  en: { open: 'Open the Window', recent: 'Recent Documents', none: 'No recent documents', quit: 'Quit' },
} as const;

/** Most files in the submenu: more are found in the window. */
const MOST = 10;

/** The menu of the program's icon in the tray. */
export function trayMenu({ locale, items, recent }: TrayContent, actions: TrayActions): MenuItemConstructorOptions[] {
  const text = TEXTS[locale];
  const files = recent.slice(0, MOST).map(
    (path): MenuItemConstructorOptions => ({
      label: escaped(basename(path)),
      toolTip: path,
      click: () => actions.openFile(path),
    }),
  );
  return [
    { label: text.open, click: () => actions.open() },
    { label: text.recent, submenu: files.length > 0 ? files : [{ label: text.none, enabled: false }] },
    ...(items.length > 0 ? [{ type: 'separator' } as const] : []),
    ...items.map((item) => menuEntry(item, (id) => actions.choose(id))),
    { type: 'separator' },
    { label: text.quit, click: () => actions.quit() },
  ];
}

/** A single & marks the letter behind it. */
const escaped = (label: string) => label.replaceAll('&', '&&');

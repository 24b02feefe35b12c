import type { DesktopMenuItem } from '@sealwright/shell/protocol';
import type { MenuItemConstructorOptions } from 'electron';

/** An entry as Electron takes it. `choose` gets its id. */
export function menuEntry(item: DesktopMenuItem, choose: (id: string) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  const { id, title, shortcut, enabled, checked } = item;
  return {
    label: title,
    enabled,
    ...(shortcut !== undefined && { accelerator: shortcut }),
    ...(checked !== undefined && { type: 'checkbox', checked }),
    click: () => choose(id),
  };
}

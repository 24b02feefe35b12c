import type { Shell } from '../shell/shell.tsx';
import { chooseNativeItem, nativeItems, onMenusChange } from './native-items.ts';

/** The setting that says whether there is an icon; `plugins/appearance` contributes it. */
const TRAY_SETTING = 'appearance.tray';

/** Keeps the menu of the program's icon in the tray, in the desktop app. */
export function attendTray(shell: Shell): void {
  const { tray } = shell.bridge;
  const { settings, workbench } = shell;
  if (!tray) return;
  let shown: string | undefined;
  const draw = () => {
    const isWanted = settings.getState()[TRAY_SETTING] === true;
    const items = isWanted ? nativeItems('tray', shell, workbench.locale.getState()) : undefined;
    // A menu that is handed over while it is open closes.
    if (JSON.stringify(items) === shown) return;
    shown = JSON.stringify(items);
    tray.set(items);
  };
  onMenusChange(shell, draw);
  settings.subscribe((now, before) => {
    if (now[TRAY_SETTING] !== before[TRAY_SETTING]) draw();
  });
  tray.onItem((id) => void chooseNativeItem(id, ['tray'], shell));
}

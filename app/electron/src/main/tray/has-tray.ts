/** Desktops of Linux that show icons of running programs by themselves; GNOME does not. */
const WITH_TRAY = /\b(?:KDE|UKUI|DDE|Deepin|XFCE|MATE|LXQt|LXDE|X-Cinnamon|Cinnamon|Unity|Budgie)\b/i;

/**
 * Whether the system has a place for the icons of running programs that people look at. On macOS the Dock is that place.
 * No Linux says so; what is known is the desktop's name (XDG desktop-entry specification, `XDG_CURRENT_DESKTOP`).
 */
export function hasTray(platform: NodeJS.Platform, desktop: string | undefined): boolean {
  if (platform === 'win32') return true;
  return platform === 'linux' && WITH_TRAY.test(desktop ?? '');
}

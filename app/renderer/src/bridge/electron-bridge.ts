import type { DesktopApi } from '@sealwright/shell/protocol';
import { createStore, type PickFiles, type Translate } from '@sealwright/ui';
import { pluginHostPorts } from './plugin-host-ports.ts';
import { printOnDesktop } from './print-on-desktop.ts';
import { type HostTrouble, type ShellBridge, troubleOf } from './shell-bridge.ts';

/** The window in the desktop app, by the object that its preload script gives. */
export function electronBridge(desktop: DesktopApi): ShellBridge {
  const isMac = desktop.platform === 'darwin';
  const hostTrouble = createStore<HostTrouble | undefined>(() => undefined);
  const frame = createStore(() => ({ maximised: false, fullScreen: false }));
  desktop.onHostState((host) => hostTrouble.setState(troubleOf(host), true));
  desktop.window.onState(({ maximised, fullScreen }) => frame.setState({ maximised, fullScreen }));
  return {
    kind: 'desktop',
    isMac,
    connect: pluginHostPorts(desktop, window),
    hostTrouble,
    restartHost: () => desktop.restartHost(),
    log: (level, message) => desktop.log(level, message),
    frame: {
      state: frame,
      minimise: () => desktop.window.minimise(),
      toggleMaximise: () => desktop.window.toggleMaximise(),
      close: () => desktop.window.close(),
    },
    guardClose: (guard) => desktop.window.onCloseRequest(guard),
    setAppearance: (appearance) => desktop.setAppearance(appearance),
    menuBar: isMac
      ? { set: (menus) => desktop.setMenuBar(menus), onItem: (listener) => void desktop.onMenuItem(listener) }
      : undefined,
    tray: { set: (items) => desktop.setTray(items), onItem: (listener) => void desktop.onMenuItem(listener) },
    onOpenFiles: (listener) => void desktop.onOpenFiles(listener),
    pickFiles: ({ title, folder, many = false, filters }, text) =>
      desktop.pickFiles({
        title: text(title),
        ...(folder !== undefined && { folder }),
        many,
        filters: localFilters(filters, text),
      }),
    pickSavePath: ({ title, suggestion, filters }, text) =>
      desktop.pickSavePath({ title: text(title), suggestion, filters: localFilters(filters, text) }),
    pathOf: (file) => desktop.pathOf(file),
    revealFile: (path) => desktop.revealFile(path),
    openExternal: (address) => desktop.openExternal(address),
    print: (document) => printOnDesktop(desktop.printing, document),
    openInReader: (pdf, title) => desktop.openInReader(pdf, title),
    overlay: undefined,
  };
}

const localFilters = (filters: PickFiles['filters'], text: Translate) =>
  filters.map(({ name, extensions }) => ({ name: text(name), extensions }));

/** The contract of `window.sealwrightDesktop`. It stands with the protocol, where the window may read it, too. */
export type {
  DesktopApi,
  DesktopAppearance,
  DesktopHostState,
  DesktopMenu,
  DesktopPickFiles,
  DesktopPickSavePath,
  DesktopPrintOutcome,
  DesktopWindowState,
} from '@sealwright/shell/protocol';
export { PLUGIN_HOST_PORT } from '@sealwright/shell/protocol';

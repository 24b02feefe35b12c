import type { DesktopApi } from '@sealwright/shell/protocol';
import { browserBridge } from './browser-bridge.tsx';
import { electronBridge } from './electron-bridge.ts';
import type { ShellBridge } from './shell-bridge.ts';

/** The desktop app gives the window an object; a browser does not. */
export function chooseBridge(): ShellBridge {
  const { sealwrightDesktop } = window as { sealwrightDesktop?: DesktopApi };
  return sealwrightDesktop ? electronBridge(sealwrightDesktop) : browserBridge();
}

import { connect, messagePortChannel } from '@sealwright/core/rpc';
import { PIN_PORTS, type PinDesktopApi, pinPageRpc } from '@sealwright/shell/protocol';
import type { PinShell } from './pin-shell.ts';

/** In the desktop's PIN window the second port ends in the driver's process: nobody in between sees what goes over it. */
export function desktopShell(api: PinDesktopApi): Promise<PinShell> {
  return new Promise((resolve) => {
    window.addEventListener('message', ({ source, data, ports }) => {
      const [page, pin] = ports;
      if (source !== window || data !== PIN_PORTS || !page || !pin) return;
      resolve({ page: connect(messagePortChannel(page), pinPageRpc), pin: messagePortChannel(pin) });
    });
    api.requestPorts();
  });
}

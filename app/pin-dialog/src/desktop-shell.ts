import { connect, messagePortChannel } from '@sealwright/core/rpc';
import { pinPageRpc } from '@sealwright/shell/protocol';
import type { PinShell } from './pin-shell.ts';

/** What the PIN window's preload script puts into the page. */
export interface PinDesktopApi {
  /** Asks for the ports: they come as a `message` event of the window itself with the data `PIN_PORTS`. */
  requestPorts(): void;
}

/** Marks the window's own message that carries two ports: to the program, to the driver. */
export const PIN_PORTS = 'sealwright.pin-ports';

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

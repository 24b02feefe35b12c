import { connect, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { PIN_MESSAGE_LIMIT, PIN_PAGE_PARTS, pinPageRpc } from '@sealwright/shell/protocol';
import type { PinShell } from './pin-shell.ts';

/** In the browser's PIN frame both ways lead over one socket to the server that the page came from. */
export function frameShell(): PinShell {
  const address = new URL(`socket${location.search}`, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const whole = webSocketChannel(new WebSocket(address), { maxBytes: PIN_MESSAGE_LIMIT });
  const { page, pin } = splitChannel(whole, PIN_PAGE_PARTS);
  return { page: connect(page, pinPageRpc), pin };
}

import type { StandardWebSocket } from '@sealwright/core/rpc';
import type { WebSocket } from 'ws';

/**
 * A socket for messages that hold a PIN: the memory in which a message arrived is overwritten, and the copy that its
 * receiver gets is the only one. The receiver overwrites that.
 */
export function wipingSocket(socket: WebSocket): StandardWebSocket {
  socket.binaryType = 'nodebuffer';
  return {
    binaryType: 'arraybuffer',
    get readyState() {
      return socket.readyState;
    },
    send: (data) => socket.send(data),
    close: (code) => socket.close(code),
    addEventListener(type: string, listener: ((event: { data: unknown }) => void) | (() => void)) {
      if (type !== 'message') return void socket.on(type, () => (listener as () => void)());
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        const copy = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
        data.fill(0);
        listener({ data: isBinary ? copy : '' });
      });
    },
  };
}

import { type Channel, createChannel } from './channel.ts';
import { DEFAULT_MAX_BYTES, decodeMessage, encodeMessage } from './message-codec.ts';

/** The standard WebSocket interface, as browsers and the `ws` library have it. */
export interface StandardWebSocket {
  binaryType: string;
  readonly readyState: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
}

export interface WebSocketChannelOptions {
  /** Longest message either way, in bytes. Give the server socket's `maxPayload` the same number. */
  readonly maxBytes?: number;
}

/** RFC 6455, section 7.4.1: the only code of the protocol's own that browsers let a program send. */
const NORMAL_CLOSURE = 1000;

/** A channel over a socket that is connecting or open, which it takes over. One message is one binary frame. */
export function webSocketChannel(socket: StandardWebSocket, options: WebSocketChannelOptions = {}): Channel {
  const { maxBytes = DEFAULT_MAX_BYTES } = options;
  let unsent: Uint8Array<ArrayBuffer>[] | undefined = socket.readyState === 0 ? [] : undefined;
  const source = createChannel({
    send(message) {
      const frame = encodeMessage(message, maxBytes);
      if (unsent) unsent.push(frame);
      else socket.send(frame);
    },
    close: () => socket.close(NORMAL_CLOSURE),
  });
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    for (const frame of unsent ?? []) socket.send(frame);
    unsent = undefined;
  });
  socket.addEventListener('message', ({ data }) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength > maxBytes) return source.channel.dispose();
    let message: unknown;
    try {
      message = decodeMessage(new Uint8Array(data));
    } catch {
      return source.channel.dispose();
    }
    source.deliver(message);
  });
  socket.addEventListener('close', () => source.end());
  socket.addEventListener('error', () => source.end());
  return source.channel;
}

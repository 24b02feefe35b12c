import { type Channel, createChannel } from './channel.ts';
import { RpcUnsendable } from './rpc-errors.ts';

interface AnyPort {
  postMessage(message: unknown): void;
  start?(): void;
  close?(): void;
}

/** A port of a `MessageChannel`, in a browser or Node. */
export interface EventTargetPort extends AnyPort {
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
}

/** Electron's `MessagePortMain` and `process.parentPort`. */
export interface EmitterPort extends AnyPort {
  on(type: string, listener: (event: { data?: unknown }) => void): unknown;
}

/**
 * A channel over a message port, which it takes over. Every message travels as a list of one; the empty list says
 * goodbye, because not every runtime tells a port that its other end was closed. Where the other process dies and the
 * runtime stays silent about it, who started that process has to dispose of the channel.
 */
export function messagePortChannel(port: EventTargetPort | EmitterPort): Channel {
  const source = createChannel({
    send(message) {
      try {
        port.postMessage([message]);
      } catch (fault) {
        throw RpcUnsendable({}, { cause: fault });
      }
    },
    close() {
      port.postMessage([]);
      port.close?.();
    },
  });
  const listen = (type: string, listener: (event: { data?: unknown }) => void) =>
    'addEventListener' in port ? port.addEventListener(type, listener) : port.on(type, listener);
  listen('message', ({ data }) => {
    if (Array.isArray(data) && data.length === 1) source.deliver(data[0]);
    else if (Array.isArray(data) && data.length === 0) source.end();
    else source.channel.dispose();
  });
  listen('messageerror', () => source.channel.dispose());
  listen('close', () => source.end());
  port.start?.();
  return source.channel;
}

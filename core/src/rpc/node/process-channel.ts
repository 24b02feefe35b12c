import { type Channel, createChannel } from '../channel.ts';
import { RpcUnsendable } from '../rpc-errors.ts';

/** A child made by `fork`, or `process` inside of one. */
export interface ProcessEndpoint {
  readonly connected: boolean;
  send?(message: unknown, callback: (fault: Error | null) => void): boolean;
  disconnect(): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect' | 'error', listener: () => void): unknown;
}

/**
 * A channel over the message pipe between a process and the child it forked with `serialization: 'advanced'`. For
 * children that run our own code: Node reads this pipe itself and cannot survive a child that writes rubbish to it. What
 * loads foreign libraries talks over `streamChannel`.
 */
export function processChannel(endpoint: ProcessEndpoint): Channel {
  const source = createChannel({
    send(message) {
      try {
        endpoint.send?.([message], (fault) => {
          if (fault) source.channel.dispose();
        });
      } catch (fault) {
        throw RpcUnsendable({}, { cause: fault });
      }
    },
    close() {
      if (endpoint.connected) endpoint.disconnect();
    },
  });
  endpoint.on('message', (message) => {
    if (Array.isArray(message) && message.length === 1) source.deliver(message[0]);
    else source.channel.dispose();
  });
  endpoint.on('disconnect', () => source.end());
  endpoint.on('error', () => source.channel.dispose());
  return source.channel;
}

import { type Channel, type ChannelSource, createChannel } from './channel.ts';
import { RpcUnsendable } from './rpc-errors.ts';

/** Two ends in one process. Messages are copied and arrive later, as between processes. */
export function memoryChannels(): readonly [Channel, Channel] {
  const sources: ChannelSource[] = [];
  const transport = (other: number) => ({
    send(message: unknown) {
      const copy = copyOf(message);
      queueMicrotask(() => sources[other]!.deliver(copy));
    },
    close: () => queueMicrotask(() => sources[other]!.end()),
  });
  const [left, right] = [createChannel(transport(1)), createChannel(transport(0))];
  sources.push(left, right);
  return [left.channel, right.channel];
}

function copyOf(message: unknown): unknown {
  try {
    return structuredClone(message);
  } catch (fault) {
    throw RpcUnsendable({}, { cause: fault });
  }
}

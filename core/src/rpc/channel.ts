/**
 * The one seam between processes. A channel carries message objects both ways, in order; what is above it does not know
 * whether a port, a socket, a pipe or memory is below. Messages are plain data: JSON values, `undefined` members, `Date`
 * and `Uint8Array`. They arrive as copies.
 */
import type { Disposable } from '../api/disposable.ts';
import { RpcClosed } from './rpc-errors.ts';

export interface Channel extends Disposable {
  /** Throws `rpc.closed` after the end, `rpc.too-large` and `rpc.unsendable` for messages that cannot go; the channel lives on. */
  send(message: unknown): void;
  /** Sets the one receiver. Messages that came before are delivered first. */
  receive(receiver: (message: unknown) => void): void;
  /** Resolves when either end closed or the other process went away; never rejects. */
  readonly closed: Promise<void>;
  /** Closes both ends. */
  dispose(): void;
}

/** What lies below a channel. */
export interface Transport {
  send(message: unknown): void;
  /** Called at most once, when this end closes the channel. */
  close(): void;
}

/** The lower side of a channel, for the adapter that feeds it. */
export interface ChannelSource {
  readonly channel: Channel;
  deliver(message: unknown): void;
  /** The other end is gone. */
  end(): void;
}

/** Messages that may wait for a receiver. A peer that sends more before anybody listens is cut off. */
const MOST_WAITING = 1_000;

/** What all channels have in common: an ordered inbox, one receiver, one end. */
export function createChannel(transport: Transport): ChannelSource {
  let waiting: unknown[] = [];
  let receiver: ((message: unknown) => void) | undefined;
  let isClosed = false;
  let resolveClosed: () => void;
  const closed = new Promise<void>((resolve) => {
    resolveClosed = resolve;
  });

  const end = () => {
    if (isClosed) return false;
    isClosed = true;
    resolveClosed();
    return true;
  };
  const dispose = () => {
    if (end()) transport.close();
  };
  const channel: Channel = {
    closed,
    dispose,
    send(message) {
      if (isClosed) throw RpcClosed({});
      transport.send(message);
    },
    receive(next) {
      if (receiver) throw new Error('the channel has a receiver already');
      receiver = next;
      const earlier = waiting;
      waiting = [];
      for (const message of earlier) next(message);
    },
  };
  return {
    channel,
    end: () => void end(),
    deliver(message) {
      if (isClosed) return;
      if (receiver) receiver(message);
      else if (waiting.push(message) > MOST_WAITING) dispose();
    },
  };
}

/**
 * Any number of channels over one. One end opens them, the other accepts; `splitChannel` is for a fixed few. Every message
 * travels as a list of the channel's number and the body; the number alone opens a channel the first time and ends it
 * the second.
 */
import type { Disposable } from '../api/disposable.ts';
import { type Channel, type ChannelSource, createChannel } from './channel.ts';
import { RpcBusy } from './rpc-errors.ts';

/** Channels that may be open at once. */
const MOST_OPEN = 1_000;

export interface ChannelOpener extends Disposable {
  /** Opens one more channel. After the end of the whole it is a channel that has ended. Throws `rpc.busy` for too many. */
  open(): Channel;
}

/** The opening end of `whole`, which it uses alone. Disposing closes the whole, and all channels with it. */
export function openChannels(whole: Channel): ChannelOpener {
  const parts = new Parts(whole);
  let last = 0;
  whole.receive((message) => {
    const frame = frameOf(message);
    if (!frame || frame.number > last) whole.dispose();
    else parts.take(frame);
  });
  return {
    open() {
      if (parts.open.size >= MOST_OPEN) throw RpcBusy({});
      last++;
      parts.send([last]);
      return parts.add(last);
    },
    dispose: () => whole.dispose(),
  };
}

/** The accepting end of `whole`, which it uses alone: `accept` gets every channel that the other end opens. */
export function acceptChannels(whole: Channel, accept: (channel: Channel) => void): Disposable {
  const parts = new Parts(whole);
  let last = 0;
  whole.receive((message) => {
    const frame = frameOf(message);
    if (frame && frame.number <= last) return parts.take(frame);
    const opens = frame && !frame.body && frame.number === last + 1 && parts.open.size < MOST_OPEN;
    if (!opens) return whole.dispose();
    last = frame.number;
    accept(parts.add(last));
  });
  return whole;
}

interface Frame {
  readonly number: number;
  /** Its one member is the message; without it the frame opens or ends a channel. */
  readonly body?: readonly [unknown];
}

function frameOf(message: unknown): Frame | undefined {
  if (!Array.isArray(message) || message.length < 1 || message.length > 2) return undefined;
  const number: unknown = message[0];
  if (!Number.isSafeInteger(number) || (number as number) < 1) return undefined;
  return message.length === 2 ? { number: number as number, body: [message[1]] } : { number: number as number };
}

/** The channels of one end, by number. */
class Parts {
  readonly open = new Map<number, ChannelSource>();
  private readonly whole: Channel;
  private ended = false;

  constructor(whole: Channel) {
    this.whole = whole;
    void whole.closed.then(() => {
      this.ended = true;
      for (const source of this.open.values()) source.end();
      this.open.clear();
    });
  }

  add(number: number): Channel {
    const source = createChannel({
      send: (message) => this.whole.send([number, message]),
      close: () => {
        this.open.delete(number);
        this.send([number]);
      },
    });
    if (this.ended) source.end();
    else this.open.set(number, source);
    return source.channel;
  }

  /** For a channel that this end has closed meanwhile, what was under way is dropped. */
  take({ number, body }: Frame): void {
    const source = this.open.get(number);
    if (body) source?.deliver(body[0]);
    else {
      this.open.delete(number);
      source?.end();
    }
  }

  send(frame: readonly [number]): void {
    try {
      this.whole.send(frame);
    } catch {
      // The whole has ended, and every channel with it.
    }
  }
}

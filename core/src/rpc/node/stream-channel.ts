import type { Duplex } from 'node:stream';
import { type Channel, createChannel } from '../channel.ts';
import { DEFAULT_MAX_BYTES, decodeMessage, encodeMessage } from '../message-codec.ts';

export interface StreamChannelOptions {
  /** Longest message either way, in bytes. */
  readonly maxBytes?: number;
  /**
   * For messages that hold a PIN: every buffer of this end is overwritten once it is passed on. Arrays of a message that
   * arrived are the only memory that its bytes stand in; the receiver overwrites them.
   */
  readonly wipe?: boolean;
}

/** Length field before each message: unsigned, 32 bits, big-endian. */
const HEAD_LENGTH = 4;

/** A channel over a pipe or socket, which it takes over. Survives any bytes: a peer that sends rubbish is cut off. */
export function streamChannel(stream: Duplex, options: StreamChannelOptions = {}): Channel {
  const { maxBytes = DEFAULT_MAX_BYTES, wipe = false } = options;
  const source = createChannel({
    send(message) {
      const body = encodeMessage(message, maxBytes);
      const frame = new Uint8Array(HEAD_LENGTH + body.byteLength);
      new DataView(frame.buffer).setUint32(0, body.byteLength);
      frame.set(body, HEAD_LENGTH);
      if (wipe) body.fill(0);
      stream.write(frame, () => {
        if (wipe) frame.fill(0);
      });
    },
    close: () => stream.end(() => stream.destroy()),
  });

  const frames = new FrameReader(maxBytes, wipe);
  stream.on('data', (chunk: Uint8Array) => {
    try {
      for (const message of frames.read(chunk)) source.deliver(message);
    } catch {
      source.channel.dispose();
      stream.destroy();
    }
  });
  for (const event of ['end', 'close', 'error']) {
    stream.on(event, () => {
      source.end();
      stream.destroy();
    });
  }
  return source.channel;
}

/** Cuts a stream of bytes into messages. Holds at most one message that has not arrived whole. */
class FrameReader {
  private readonly maxBytes: number;
  private readonly wipe: boolean;
  /** The part that is being filled: the length field, then the body. */
  private part = new Uint8Array(HEAD_LENGTH);
  private filled = 0;
  private inHead = true;

  constructor(maxBytes: number, wipe: boolean) {
    this.maxBytes = maxBytes;
    this.wipe = wipe;
  }

  /** The messages that `chunk` completes. Throws for a length over the limit and for bytes that are no message. */
  *read(chunk: Uint8Array): Generator<unknown> {
    for (let at = 0; at < chunk.byteLength; ) {
      const taken = chunk.subarray(at, at + this.part.byteLength - this.filled);
      this.part.set(taken, this.filled);
      this.filled += taken.byteLength;
      at += taken.byteLength;
      if (this.wipe) taken.fill(0);
      if (this.filled < this.part.byteLength) return;

      const whole = this.part;
      const length = this.inHead ? new DataView(whole.buffer).getUint32(0) : HEAD_LENGTH;
      if (this.inHead && (length === 0 || length > this.maxBytes)) throw new RangeError(`a message of ${length} bytes`);
      this.part = new Uint8Array(length);
      this.filled = 0;
      this.inHead = !this.inHead;
      if (this.inHead) yield decodeMessage(whole);
    }
  }
}

/** `vscode-jsonrpc` on top of a channel. The only importer of its connection. */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  Disposable,
  Message,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  RAL,
} from 'vscode-jsonrpc';
import type { Channel } from './channel.ts';
import { isProtocolMessage } from './protocol-message.ts';
import { toWireError } from './wire-error.ts';

export interface JsonRpcConnection extends MessageConnection {
  /** What the channel threw for the message that was written last, if it did; asking clears it. */
  takeWriteFault(): unknown;
}

/** A connection that is not listening yet. A peer that sends anything but the protocol is cut off. */
export function createJsonRpcConnection(channel: Channel): JsonRpcConnection {
  RAL.install(environment);
  const writer = new ChannelWriter(channel);
  const connection = createMessageConnection(new ChannelReader(channel), writer);
  // Later than what came just before the end: those messages wait for a microtask each.
  void channel.closed.then(() => setTimeout(() => connection.dispose()));
  return Object.assign(connection, { takeWriteFault: () => writer.takeFault() });
}

class ChannelReader extends AbstractMessageReader implements MessageReader {
  private readonly channel: Channel;

  constructor(channel: Channel) {
    super();
    this.channel = channel;
  }

  listen(callback: DataCallback): Disposable {
    let listening = true;
    this.channel.receive((message) => {
      if (!listening) return;
      if (isProtocolMessage(message)) callback(message);
      else this.channel.dispose();
    });
    return Disposable.create(() => {
      listening = false;
    });
  }
}

class ChannelWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly channel: Channel;
  private fault: unknown;

  constructor(channel: Channel) {
    super();
    this.channel = channel;
  }

  async write(message: Message): Promise<void> {
    this.fault = undefined;
    try {
      this.channel.send(message);
    } catch (fault) {
      this.fault = fault;
      if (!Message.isResponse(message)) throw fault;
      // The caller must learn that the answer could not be sent, or it would wait for ever.
      const error = toWireError('', fault).toJson();
      this.channel.send({ jsonrpc: message.jsonrpc, id: message.id, error });
    }
  }

  end(): void {}

  takeFault(): unknown {
    const fault = this.fault;
    this.fault = undefined;
    return fault;
  }
}

const timer = (handle: ReturnType<typeof setTimeout>, clear: typeof clearTimeout) => ({ dispose: () => clear(handle) });
const silent = () => {};

/**
 * What the library wants of its platform as far as it is used here. Its own entries for Node and for browsers would tie
 * all importers to one of them; and browsers put at least 4 ms between timers, so messages wait for a microtask instead.
 */
const environment = {
  timer: {
    setTimeout: (callback: () => void, ms: number) => timer(setTimeout(callback, ms), clearTimeout),
    setInterval: (callback: () => void, ms: number) => timer(setInterval(callback, ms), clearInterval),
    setImmediate(callback: () => void) {
      let due = true;
      queueMicrotask(() => {
        if (due) callback();
      });
      return {
        dispose: () => {
          due = false;
        },
      };
    },
  },
  console: { info: silent, log: silent, warn: silent, error: silent },
} as unknown as RAL;

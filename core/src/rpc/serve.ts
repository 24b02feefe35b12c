import { type CancellationToken, ProgressType } from 'vscode-jsonrpc';
import { answerCalls, type CallHandler } from '../api/answer-calls.ts';
import type { CallContext, Rpc, RpcImplementation } from '../api/define-rpc.ts';
import type { Disposable } from '../api/disposable.ts';
import type { Channel } from './channel.ts';
import { createJsonRpcConnection, type JsonRpcConnection } from './json-rpc-connection.ts';
import { RpcBusy, RpcCancelled, RpcClosed, RpcInvalid } from './rpc-errors.ts';
import { toWireError } from './wire-error.ts';

export interface ServeOptions {
  /** Told what a method threw that is not typed; the caller learns only `rpc.internal`. */
  readonly onFault?: (method: string, thrown: unknown) => void;
}

/**
 * The serving end of `rpc` over a channel, which it uses alone. Calls that do not fit the schema reach no code of the
 * implementation. Disposing closes the channel and aborts what runs.
 */
export function serve<R extends Rpc>(
  channel: Channel,
  rpc: R,
  implementation: RpcImplementation<R>,
  options: ServeOptions = {},
): Disposable {
  const connection = createJsonRpcConnection(channel);
  const server = new Server(connection, rpc.name, answerCalls(rpc, implementation), options);
  connection.onRequest((method, params, token) => server.handle(method, params as CallParams, token));
  connection.listen();
  void channel.closed.then(() => server.end());
  return channel;
}

/** What a client sends; the message check has seen that it is an object, no more. */
interface CallParams {
  readonly args?: unknown;
  readonly token?: unknown;
}

/** Calls that may run at once; a peer cannot pile up more. */
const MOST_RUNNING = 1_000;

const progress = new ProgressType<unknown>();

class Server {
  private readonly connection: JsonRpcConnection;
  private readonly name: string;
  private readonly handler: CallHandler;
  private readonly options: ServeOptions;
  private readonly running = new Set<AbortController>();

  constructor(connection: JsonRpcConnection, name: string, handler: CallHandler, options: ServeOptions) {
    this.connection = connection;
    this.name = name;
    this.handler = handler;
    this.options = options;
  }

  end(): void {
    for (const controller of this.running) controller.abort(RpcClosed({}));
  }

  async handle(name: string, params: CallParams, cancellation: CancellationToken): Promise<unknown> {
    if (this.running.size >= MOST_RUNNING) return toWireError(name, RpcBusy({}));
    const controller = new AbortController();
    const cancel = () => controller.abort(RpcCancelled({}));
    if (cancellation.isCancellationRequested) cancel();
    const listening = cancellation.onCancellationRequested(cancel);
    this.running.add(controller);
    try {
      // Cancelled before its turn came: nothing of it may happen.
      controller.signal.throwIfAborted();
      return { value: await this.run(name, params, controller.signal) };
    } catch (thrown) {
      const { aborted, reason } = controller.signal;
      const error = toWireError(name, aborted ? reason : thrown);
      if (error.message === 'rpc.internal') this.options.onFault?.(name, thrown);
      return error;
    } finally {
      this.running.delete(controller);
      listening.dispose();
    }
  }

  private run(name: string, { args, token }: CallParams, signal: AbortSignal): unknown {
    if (!name.startsWith(`${this.name}/`)) {
      throw RpcInvalid({ method: name.slice(0, 100), part: 'method', place: '' });
    }
    if (!Array.isArray(args)) throw RpcInvalid({ method: name.slice(0, 100), part: 'params', place: '/' });
    return this.handler.call(name.slice(this.name.length + 1), args, this.context(token, signal));
  }

  private context(token: unknown, signal: AbortSignal): CallContext<unknown> {
    const wanted = typeof token === 'number';
    return {
      signal,
      progress: (value) => {
        // A caller that has gone away needs no progress, and the work must not fail for it.
        if (wanted && !signal.aborted) this.connection.sendProgress(progress, token, value).catch(() => {});
      },
    };
  }
}

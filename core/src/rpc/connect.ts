import {
  CancellationTokenSource,
  ConnectionError,
  ErrorCodes,
  ParameterStructures,
  ProgressType,
  ResponseError,
} from 'vscode-jsonrpc';
import { arity, type CallOptions, type Rpc, type RpcClient, type RpcMethod } from '../api/define-rpc.ts';
import { SealwrightError } from '../api/errors.ts';
import { schemaMisfit } from '../api/schema-misfit.ts';
import type { Channel } from './channel.ts';
import { createJsonRpcConnection, type JsonRpcConnection } from './json-rpc-connection.ts';
import { RpcCancelled, RpcClosed, RpcDeadline, RpcInvalid } from './rpc-errors.ts';
import { fromWireError } from './wire-error.ts';

/**
 * The calling end of `rpc` over a channel, which it uses alone (`splitChannel` makes several of one). It ends with the
 * channel: what is pending then rejects with `rpc.closed`.
 */
export function connect<R extends Rpc>(channel: Channel, rpc: R): RpcClient<R> {
  const caller = new Caller(channel);
  const client: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(rpc.methods)) {
    const count = arity(method);
    client[name] = (...args: unknown[]) =>
      caller.call(`${rpc.name}/${name}`, method, args.slice(0, count), (args[count] as CallOptions | undefined) ?? {});
  }
  return client as RpcClient<R>;
}

const progress = new ProgressType<unknown>();

class Caller {
  private readonly connection: JsonRpcConnection;
  private progressTokens = 0;

  constructor(channel: Channel) {
    this.connection = createJsonRpcConnection(channel);
    this.connection.listen();
  }

  call(name: string, method: RpcMethod, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { signal, onProgress, deadline = method.deadline ?? 0 } = options;
      if (signal?.aborted) return reject(reasonOf(signal));

      const cancellation = new CancellationTokenSource();
      const token = onProgress && method.progress ? ++this.progressTokens : undefined;
      const release: (() => void)[] = [];
      const settle = (act: () => void) => {
        for (const free of release.splice(0)) free();
        act();
      };
      /** Ends the call here and now; the other side is told to stop. */
      const abandon = (error: SealwrightError) =>
        settle(() => {
          cancellation.cancel();
          reject(error);
        });

      if (deadline > 0) {
        const timer = setTimeout(() => abandon(RpcDeadline({ method: name, milliseconds: deadline })), deadline);
        release.push(() => clearTimeout(timer));
      }
      if (signal) {
        const onAbort = () => abandon(reasonOf(signal));
        signal.addEventListener('abort', onAbort, { once: true });
        release.push(() => signal.removeEventListener('abort', onAbort));
      }
      if (token !== undefined) {
        const listening = this.connection.onProgress(progress, token, (value) => {
          const place = schemaMisfit(method.progress!, value);
          if (place) abandon(RpcInvalid({ method: name, part: 'progress', place }));
          else onProgress!(value);
        });
        release.push(() => listening.dispose());
      }
      this.send(name, { args: withoutTail(args), token }, cancellation).then(
        (value) =>
          settle(() => {
            const place = schemaMisfit(method.result, value);
            if (place) reject(RpcInvalid({ method: name, part: 'result', place }));
            else resolve(value);
          }),
        (error) => settle(() => reject(error)),
      );
    });
  }

  private async send(name: string, params: object, cancellation: CancellationTokenSource): Promise<unknown> {
    try {
      const answer = this.connection.sendRequest<{ value?: unknown }>(
        name,
        ParameterStructures.byName,
        params,
        cancellation.token,
      );
      const unsent = this.connection.takeWriteFault();
      const { value } = await answer.catch((fault) => {
        throw unsent ?? fault;
      });
      return value;
    } catch (fault) {
      if (fault instanceof SealwrightError) throw fault;
      const isClosed = fault instanceof ConnectionError || codeOf(fault) === ErrorCodes.PendingResponseRejected;
      throw isClosed ? RpcClosed({}) : fromWireError(name, fault);
    }
  }
}

const codeOf = (fault: unknown) => (fault instanceof ResponseError ? fault.code : undefined);

function reasonOf(signal: AbortSignal): SealwrightError {
  return signal.reason instanceof SealwrightError ? signal.reason : RpcCancelled({});
}

/** Some channels turn `undefined` in arrays into null; arguments that were left out are not sent at all. */
function withoutTail(args: readonly unknown[]): readonly unknown[] {
  let length = args.length;
  while (length > 0 && args[length - 1] === undefined) length--;
  return args.slice(0, length);
}

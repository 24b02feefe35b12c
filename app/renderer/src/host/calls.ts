import { arity, type CallOptions, type Rpc, type RpcClient, type RpcMethod } from '@sealwright/core/api';
import type { HostConnection } from './host-connection.ts';

/** A client of an rpc that a plugin contributes to the point `viewCalls`; streams outlive every restart of the host. */
export function callsOf<R extends Rpc>(host: HostConnection, rpc: R): RpcClient<R> {
  const client: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(rpc.methods)) {
    const count = arity(method);
    client[name] = (...args: unknown[]) => {
      const options = (args[count] ?? {}) as CallOptions;
      return host.call(
        (workbench) =>
          workbench.call(rpc.name, name, args.slice(0, count), {
            deadline: options.deadline ?? method.deadline ?? 0,
            ...(options.signal && { signal: options.signal }),
            ...(options.onProgress && { onProgress: options.onProgress }),
          }),
        { signal: options.signal, repeats: repeatsOf(method) },
      );
    };
  }
  return client as RpcClient<R>;
}

/** A call that is repeatable is called once more and not for ever: a host may end of the call itself. */
function repeatsOf(method: RpcMethod): number {
  if (isStream(method)) return Number.POSITIVE_INFINITY;
  return method.isRepeatable ? 1 : 0;
}

/** A method that reports until it is aborted: it has nothing else to give back. */
export function isStream(method: RpcMethod): boolean {
  return method.progress !== undefined && (method.result as { type?: unknown }).type === 'void';
}

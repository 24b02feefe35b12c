import type { Static, TSchema } from 'typebox';

/** One method of an rpc. */
export interface RpcMethod {
  /** A tuple, whose elements are the arguments, or the schema of the one argument. */
  readonly params: TSchema;
  readonly result: TSchema;
  /** Schema of what the method reports while it runs. A stream of events is a method that reports until it is aborted. */
  readonly progress?: TSchema;
  /** Longest time that a call may take, in milliseconds; the caller can set another. Without one there is no limit. */
  readonly deadline?: number;
  /**
   * It changes nothing, or a second call changes nothing more: a window calls it once more with the next plugin host where
   * the end of the last one cut it off. Nobody else repeats calls.
   */
  readonly isRepeatable?: boolean;
}

export type RpcMethods = Readonly<Record<string, RpcMethod>>;

/** Methods that one end of a channel serves and the other calls. */
export interface Rpc<M extends RpcMethods = RpcMethods> {
  readonly name: string;
  readonly methods: M;
}

/**
 * Declares an rpc; the types of its client and implementation follow from the schemas.
 *
 * @example
 * export const recentFiles = defineRpc('recent-files', {
 *   list: { params: Type.Tuple([]), result: Type.Array(Type.String()), deadline: 5_000 },
 *   forget: { params: Type.Tuple([Type.String()]), result: Type.Void() },
 * });
 * serve(channel, recentFiles, { list: () => files.list(), forget: (path) => files.forget(path) });
 * const paths = await connect(otherEnd, recentFiles).list();
 */
export function defineRpc<const M extends RpcMethods>(name: string, methods: M): Rpc<M> {
  return Object.freeze({ name, methods });
}

export interface CallOptions<P = unknown> {
  /** Aborts the call on both sides. It rejects with the signal's reason where that is typed, else with `rpc.cancelled`. */
  readonly signal?: AbortSignal;
  /** In milliseconds, instead of the method's own; 0 = none. */
  readonly deadline?: number;
  readonly onProgress?: (value: P) => void;
}

export interface CallContext<P = unknown> {
  /** Aborted when the caller cancels, its deadline passes or the channel closes. */
  readonly signal: AbortSignal;
  progress(value: P): void;
}

type Atom = string | number | boolean | bigint | symbol | null | undefined | Uint8Array | Date;
type Given<T> = T extends Atom
  ? T
  : T extends readonly unknown[]
    ? { readonly [I in keyof T]: Given<T[I]> }
    : T extends object
      ? { readonly [K in keyof T]: Given<T[K]> }
      : T;
type Arguments<T> = T extends readonly unknown[] ? T : [T];
type Progress<M extends RpcMethod> = M['progress'] extends TSchema ? Static<M['progress']> : never;

/** The calling end. Every call rejects with typed errors only. Arguments and results are copies. */
export type RpcClient<R extends Rpc> =
  R extends Rpc<infer M>
    ? {
        readonly [N in keyof M]: (
          ...args: [...Arguments<Given<Static<M[N]['params']>>>, options?: CallOptions<Progress<M[N]>>]
        ) => Promise<Static<M[N]['result']>>;
      }
    : never;

/** The serving end. What a method throws crosses the border when it is typed, and becomes `rpc.internal` when not. */
export type RpcImplementation<R extends Rpc> =
  R extends Rpc<infer M>
    ? {
        readonly [N in keyof M]: (
          ...args: [...Arguments<Static<M[N]['params']>>, context: CallContext<Progress<M[N]>>]
        ) => Given<Static<M[N]['result']>> | Promise<Given<Static<M[N]['result']>>>;
      }
    : never;

/** Number of arguments of a method: the length of its tuple, or one. */
export function arity(method: RpcMethod): number {
  const { items } = method.params as { items?: unknown };
  return Array.isArray(items) ? items.length : 1;
}

/** The value that the params schema describes, from the arguments of a call. */
export function paramsOf(method: RpcMethod, args: readonly unknown[]): unknown {
  return Array.isArray((method.params as { items?: unknown }).items) ? args : args[0];
}

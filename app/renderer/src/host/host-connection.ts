import { type RpcClient, SealwrightError } from '@sealwright/core/api';
import { type Channel, connect, RpcCancelled, RpcClosed } from '@sealwright/core/rpc';
import { workbenchRpc } from '@sealwright/shell/protocol';
import { createStore, type ReadableStore } from '@sealwright/ui';

export type WorkbenchClient = RpcClient<typeof workbenchRpc>;
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting';

/** The way to the plugin host, over one channel after the other. */
export interface HostConnection {
  readonly state: ReadableStore<ConnectionState>;
  /**
   * Runs one call as soon as there is a connection. A call that the end of its channel cut off rejects with `rpc.closed`:
   * whether it was carried out is unknown. What has `repeats` left starts anew over the next channel instead.
   */
  call<T>(run: (client: WorkbenchClient) => Promise<T>, options?: HostCallOptions): Promise<T>;
  /** Calls the listener for every new connection, the first one included. */
  onConnected(listener: (client: WorkbenchClient) => void): void;
  /** Skips what is left of the pause between two attempts. */
  retryNow(): void;
}

export interface HostCallOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often it may begin anew: `Infinity` for a stream, 0 for what must not happen twice, which is the default. */
  readonly repeats?: number;
}

/** Pauses before the second, third, ... attempt, in milliseconds; the last one repeats. */
const PAUSES = [100, 300, 1_000, 2_000, 5_000];
/** A host that has worked so long, in milliseconds, is not one that falls over at its start. */
const STEADY = 10_000;

export function connectToHost(openChannel: () => Promise<Channel>, pauses: readonly number[] = PAUSES): HostConnection {
  const state = createStore<ConnectionState>(() => 'connecting');
  const listeners: ((client: WorkbenchClient) => void)[] = [];
  let waiting: (() => void)[] = [];
  let current: WorkbenchClient | undefined;
  let endPause = () => {};

  async function keepConnected(): Promise<never> {
    for (let attempt = 0; ; attempt++) {
      const channel = await openChannel().catch(() => undefined);
      if (channel) {
        const since = performance.now();
        current = connect(channel, workbenchRpc);
        state.setState('connected', true);
        for (const listener of listeners) listener(current);
        for (const wake of waiting.splice(0)) wake();
        await channel.closed;
        current = undefined;
        state.setState('reconnecting', true);
        if (performance.now() - since > STEADY) attempt = 0;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauses[Math.min(attempt, pauses.length - 1)]);
        endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  function connected(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        waiting = waiting.filter((other) => other !== wake);
        reject(reasonOf(signal));
      };
      if (signal?.aborted) return abort();
      waiting.push(wake);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  void keepConnected();
  return {
    state,
    async call(run, { signal, repeats = 0 } = {}) {
      for (let left = repeats; ; left--) {
        // The connection may end between the wake-up and its use.
        while (!current) await connected(signal);
        const client = current;
        try {
          return await run(client);
        } catch (error) {
          if (left <= 0 || !RpcClosed.is(error) || signal?.aborted) throw error;
          // Only the end of the whole channel is a reason to begin again, not what some plugin met behind it.
          await new Promise((resolve) => setTimeout(resolve));
          if (current === client) throw error;
        }
      }
    },
    onConnected(listener) {
      listeners.push(listener);
      if (current) listener(current);
    },
    retryNow: () => endPause(),
  };
}

function reasonOf(signal: AbortSignal | undefined): SealwrightError {
  return signal?.reason instanceof SealwrightError ? signal.reason : RpcCancelled({});
}

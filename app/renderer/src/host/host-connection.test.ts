import { type CallContext, defineRpc } from '@sealwright/core/api';
import { type Channel, memoryChannels, RpcClosed, serve } from '@sealwright/core/rpc';
import { workbenchRpc } from '@sealwright/shell/protocol';
import { Type } from 'typebox';
import { expect, test, vi } from 'vitest';
import { callsOf } from './calls.ts';
import { connectToHost } from './host-connection.ts';

const counterRpc = defineRpc('counter', {
  count: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Number() },
  sign: { params: Type.Tuple([]), result: Type.String(), progress: Type.Number() },
  name: { params: Type.Tuple([]), result: Type.String() },
  look: { params: Type.Tuple([]), result: Type.String(), isRepeatable: true },
});

/** A host that can be ended and comes back; it answers calls of views as `answer` says. */
function startHost(answer: (method: string, context: CallContext<unknown>, life: number) => Promise<unknown>) {
  let life = 0;
  let current: Channel | undefined;
  let refusals = 0;
  const unused = async () => undefined as never;
  const connection = connectToHost(async () => {
    if (refusals-- > 0) throw new Error('no host yet');
    const mine = ++life;
    const [near, far] = memoryChannels();
    current = far;
    serve(far, workbenchRpc, {
      contributions: async () => ({}),
      quarantined: async () => [],
      enablePlugin: unused,
      events: unused,
      runCommand: unused,
      call: (_rpc, method, _args, context) => answer(method, context, mine),
      settings: async () => [],
      setSetting: unused,
      resetSetting: unused,
      reportFault: unused,
      readState: async () => ({}),
      writeState: unused,
    });
    return near;
  }, [1]);
  return {
    connection,
    calls: callsOf(connection, counterRpc),
    end: () => current?.dispose(),
    refuse: (times: number) => {
      refusals = times;
    },
  };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('calls made before there is a connection wait for it', async () => {
  const host = startHost(async () => 'here');
  expect(host.connection.state.getState()).toBe('connecting');
  expect(await host.calls.name()).toBe('here');
  expect(host.connection.state.getState()).toBe('connected');
});

test('a stream goes on over the next connection, a call with a result does not happen twice', async () => {
  const seen: unknown[] = [];
  let signings = 0;
  const host = startHost(async (method, { signal, progress }, life) => {
    if (method === 'sign') signings++;
    else progress(life);
    return untilAborted(signal);
  });
  const controller = new AbortController();
  const stream = host.calls.count({ onProgress: (value) => seen.push(value), signal: controller.signal });
  const signing = host.calls.sign();
  await vi.waitFor(() => expect([seen, signings]).toEqual([[1], 1]));
  host.refuse(3);
  host.end();
  await expect(signing).rejects.toSatisfy(RpcClosed.is);
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));
  expect(signings).toBe(1);
  controller.abort();
  await expect(stream).rejects.toMatchObject({ code: 'rpc.cancelled' });
});

test('the state says that it is reconnecting, and listeners hear of every connection', async () => {
  const states: string[] = [];
  const connected = vi.fn();
  const host = startHost(async () => 'x');
  host.connection.state.subscribe((state) => states.push(state));
  host.connection.onConnected(connected);
  await host.calls.name();
  host.end();
  await vi.waitFor(() => expect(connected).toHaveBeenCalledTimes(2));
  expect(states).toEqual(['connected', 'reconnecting', 'connected']);
});

test('a call that waits for a connection can be given up', async () => {
  const host = startHost(async () => 'x');
  await host.calls.name();
  host.refuse(1_000_000);
  host.end();
  await vi.waitFor(() => expect(host.connection.state.getState()).toBe('reconnecting'));
  const controller = new AbortController();
  const waiting = host.calls.name({ signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'rpc.cancelled' });
  host.refuse(0);
  expect(await host.calls.name()).toBe('x');
});

test('a call that is repeatable is made once more, and not for ever', async () => {
  const lives: number[] = [];
  let fatal = 1;
  const host = startHost((_method, { signal }, life) => {
    lives.push(life);
    if (life > fatal) return Promise.resolve('seen');
    setTimeout(() => host.end());
    return untilAborted(signal);
  });
  expect(await host.calls.look()).toBe('seen');
  expect(lives).toEqual([1, 2]);
  fatal = 3;
  await expect(host.calls.look()).rejects.toSatisfy(RpcClosed.is);
  expect(lives).toEqual([1, 2, 2, 3]);
});

test('a stream that a plugin closed, not the channel, is not started anew', async () => {
  const started = vi.fn();
  const host = startHost(async () => {
    started();
    throw RpcClosed({});
  });
  await expect(host.calls.count()).rejects.toSatisfy(RpcClosed.is);
  expect(started).toHaveBeenCalledOnce();
});

/** The same calls over every channel. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { echo, echoes, NotToday } from './echo.fixture.ts';
import {
  type Channel,
  connect,
  type EmitterPort,
  memoryChannels,
  messagePortChannel,
  RpcCancelled,
  RpcClosed,
  RpcInternal,
  RpcUnsendable,
  serve,
  splitChannel,
  webSocketChannel,
} from './index.ts';
import { streamChannel } from './node/index.ts';

const childEntry = fileURLToPath(new URL('./echo.child.ts', import.meta.url));
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A channel whose other end serves `echo`. */
type Open = () => Channel | Promise<Channel>;

const serving = ([here, there]: readonly [Channel, Channel]): Channel => {
  serve(there, echo, echoes());
  return here;
};

async function webSockets(): Promise<readonly [Channel, Channel]> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  ended.push(() => server.close());
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const here = webSocketChannel(client);
  const [accepted] = (await once(server, 'connection')) as [WebSocket];
  return [here, webSocketChannel(accepted)];
}

/** Two ends as Electron's `MessagePortMain` has them: Node events that carry `data`, silent until started. */
function emitterPorts(): readonly EmitterPort[] {
  const emitters = [new EventEmitter(), new EventEmitter()];
  const started = emitters.map((emitter) => once(emitter, 'start'));
  return emitters.map((emitter, index) => ({
    on: (type, listener) => emitter.on(type, listener),
    start: () => void emitter.emit('start'),
    close: () => void emitters[1 - index]!.emit('close'),
    postMessage(message) {
      const data: unknown = structuredClone(message);
      void started[1 - index]!.then(() => emitters[1 - index]!.emit('message', { data }));
    },
  }));
}

const startChild = () =>
  spawn(process.execPath, [childEntry], { stdio: ['ignore', 'inherit', 'inherit', 'overlapped'] });
const pipeOf = (child: ChildProcess) => streamChannel(child.stdio[3] as unknown as Duplex, { wipe: true });

const channels: Record<string, Open> = {
  memory: () => serving(memoryChannels()),
  'message port': () => {
    const { port1, port2 } = new MessageChannel();
    return serving([messagePortChannel(port1), messagePortChannel(port2)]);
  },
  "Electron's message port": () => serving(emitterPorts().map(messagePortChannel) as [Channel, Channel]),
  'web socket': async () => serving(await webSockets()),
  'pipe of a child': () => {
    const child = startChild();
    ended.push(() => child.exitCode ?? once(child, 'exit'));
    return pipeOf(child);
  },
  'part of a split one': () => {
    const [here, there] = memoryChannels();
    serving([here, splitChannel(there, ['a', 'b']).a]);
    return splitChannel(here, ['a', 'b']).a;
  },
};

describe.each(Object.entries(channels))('%s', (_, open) => {
  const started = async () => {
    const channel = await open();
    ended.push(() => channel.dispose());
    return { channel, client: connect(channel, echo) };
  };

  it('carries values unchanged', async () => {
    const { client } = await started();
    const value = {
      text: '印匠 𠮷',
      bytes: Uint8Array.from({ length: 100_000 }, (_, index) => index),
      moment: new Date('2025-05-29T10:53:15.123Z'),
      none: null,
      list: [0, -1, 2 ** 40, 0.1],
    };
    const back = await client.back(value);
    expect(back).toEqual(value);
    expect(Object.getPrototypeOf(back.bytes)).toBe(Uint8Array.prototype);
    expect(await client.nothing()).toBeUndefined();
    expect(await client.join('a', undefined)).toBe('a+undefined');
  });

  it('keeps typed errors, and no word of others', async () => {
    const { client } = await started();
    const error = await client.fail(true).catch((thrown: unknown) => thrown);
    expect(NotToday.is(error) && error.toJSON()).toEqual(NotToday({ day: '周日' }).toJSON());
    const internal = await client.fail(false).catch((thrown: unknown) => thrown);
    expect(RpcInternal.is(internal) && internal.data).toEqual({ method: 'echo/fail' });
    expect(`${JSON.stringify(internal)}${(internal as Error).stack}`).not.toContain('secret');
  });

  it('refuses what cannot be sent, and goes on', async () => {
    const { client } = await started();
    await expect(client.say(() => {})).rejects.toSatisfy(RpcUnsendable.is);
    expect(await client.say(4)).toBe(4);
  });

  it('reports progress in order, then the result', async () => {
    const { client } = await started();
    const seen: number[] = [];
    expect(await client.count(5, { onProgress: (value) => seen.push(value) })).toBe(5);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('cancels', async () => {
    const { client } = await started();
    const controller = new AbortController();
    const hanging = client.hang({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(hanging).rejects.toSatisfy(RpcCancelled.is);
    expect(await client.join('still', 'here')).toBe('still+here');
  });

  it('rejects what is pending when it closes, and everything after', async () => {
    const { channel, client } = await started();
    const hanging = client.hang({ onProgress: () => channel.dispose() });
    await expect(hanging).rejects.toSatisfy(RpcClosed.is);
    await channel.closed;
    await expect(client.nothing()).rejects.toSatisfy(RpcClosed.is);
  });
});

describe('the other end going away', () => {
  it.each(['memory', 'message port', 'web socket', 'split'])('is seen over %s', async (kind) => {
    const { port1, port2 } = new MessageChannel();
    const memory = memoryChannels();
    const [here, there] =
      kind === 'memory'
        ? memory
        : kind === 'web socket'
          ? await webSockets()
          : kind === 'split'
            ? memory.map((channel) => splitChannel(channel, ['a', 'b']).a)
            : [messagePortChannel(port1), messagePortChannel(port2)];
    const hanging = connect(here!, echo).hang();
    there!.receive(() => there!.dispose());
    await expect(hanging).rejects.toSatisfy(RpcClosed.is);
  });

  it('is seen when a child is killed', async () => {
    const child = startChild();
    const hanging = connect(pipeOf(child), echo).hang({ onProgress: () => child.kill('SIGKILL') });
    await expect(hanging).rejects.toSatisfy(RpcClosed.is);
  });

  it('leaves the other parts of a split channel alone', async () => {
    const [here, there] = memoryChannels();
    const [ours, theirs] = [splitChannel(here, ['a', 'b']), splitChannel(there, ['a', 'b'])];
    serve(theirs.b, echo, echoes());
    const client = connect(ours.b, echo);
    theirs.a.dispose();
    await ours.a.closed;
    expect(await client.join('b', 'lives')).toBe('b+lives');
    here.dispose();
    await Promise.all([ours.b.closed, theirs.b.closed]);
  });
});

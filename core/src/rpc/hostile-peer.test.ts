/** Bytes of a peer that does not keep to the protocol, on the channels that read bytes. */
import { once } from 'node:events';
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { echo, echoes } from './echo.fixture.ts';
import { type Channel, connect, RpcClosed, RpcTooLarge, serve, webSocketChannel } from './index.ts';
import { encodeMessage } from './message-codec.ts';
import { streamChannel } from './node/index.ts';

const maxBytes = 10_000;
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A serving channel, what it was asked, and the bare socket of its peer. */
async function overWebSocket() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: maxBytes });
  ended.push(() => server.close());
  await once(server, 'listening');
  const peer = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  peer.on('error', () => {});
  const [accepted] = (await once(server, 'connection')) as [WebSocket];
  if (peer.readyState !== WebSocket.OPEN) await once(peer, 'open');
  return { peer, ...served(webSocketChannel(accepted, { maxBytes })) };
}

async function overStream() {
  const server = createServer().listen(0, '127.0.0.1');
  ended.push(() => server.close());
  await once(server, 'listening');
  const peer = connectSocket((server.address() as AddressInfo).port, '127.0.0.1');
  peer.on('error', () => {});
  ended.push(() => peer.destroy());
  const [accepted] = (await once(server, 'connection')) as [Socket];
  return { peer, ...served(streamChannel(accepted, { maxBytes })) };
}

function served(channel: Channel) {
  const onCall = vi.fn();
  serve(channel, echo, echoes({ onCall }));
  return { channel, onCall };
}

const call = (id: number) =>
  encodeMessage({ jsonrpc: '2.0', id, method: 'echo/nothing', params: { args: [] } }, maxBytes);
const framed = (body: Uint8Array) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.byteLength);
  return Buffer.concat([head, body]);
};

describe('a web socket', () => {
  it.each([
    ['text', 'hello'],
    ['no message', Uint8Array.of(0xc1)],
    ['a message that is no call', Uint8Array.of(0x93, 1, 2, 3)],
    ['a list that claims all memory', Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff)],
    ['an empty frame', new Uint8Array()],
    ['a frame over the limit', new Uint8Array(maxBytes + 1)],
  ])('is closed on %s', async (_, frame) => {
    const { peer, channel, onCall } = await overWebSocket();
    peer.send(frame);
    peer.send(call(1));
    await channel.closed;
    await once(peer, 'close');
    expect(onCall).not.toHaveBeenCalled();
  });

  it('is closed when the peer breaks the WebSocket protocol itself', async () => {
    const { peer, channel } = await overWebSocket();
    (peer as unknown as { _socket: Socket })._socket.write(Uint8Array.of(0xff, 0xff, 0xff));
    await channel.closed;
  });

  it('refuses to send what is over the limit, and goes on', async () => {
    const { peer } = await overWebSocket();
    const client = connect(webSocketChannel(peer, { maxBytes }), echo);
    await expect(client.join('x'.repeat(maxBytes), 'y')).rejects.toSatisfy(RpcTooLarge.is);
    expect(await client.join('x', 'y')).toBe('x+y');
    await expect(client.join('x'.repeat(maxBytes - 50), 'y'.repeat(20))).rejects.toThrow();
    expect(await client.join('x', 'z')).toBe('x+z');
  });
});

describe('a stream', () => {
  it.each([
    ['no message', framed(Uint8Array.of(0xc1))],
    ['a message that is no call', framed(Uint8Array.of(0x93, 1, 2, 3))],
    ['a length of nothing', Uint8Array.of(0, 0, 0, 0)],
    ['a length over the limit', Uint8Array.of(0xff, 0xff, 0xff, 0xff)],
    ['text', Buffer.from('vendor library v1.2 loaded\n')],
  ])('is closed on %s', async (_, bytes) => {
    const { peer, channel, onCall } = await overStream();
    peer.write(Buffer.concat([bytes, framed(call(1))]));
    await channel.closed;
    await once(peer, 'close');
    expect(onCall).not.toHaveBeenCalled();
  });

  it('reads messages in pieces of any size', async () => {
    const { peer, onCall } = await overStream();
    const bytes = Buffer.concat([framed(call(1)), framed(call(2)), framed(call(3))]);
    peer.setNoDelay(true);
    for (const byte of bytes.subarray(0, 60)) {
      peer.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    peer.write(bytes.subarray(60));
    await vi.waitFor(() => expect(onCall).toHaveBeenCalledTimes(3));
  });

  it('ends the calls of a peer that hangs up in the middle of an answer', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end(Uint8Array.of(0, 0, 1, 0, 0x81))));
    ended.push(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const socket = connectSocket((server.address() as AddressInfo).port, '127.0.0.1');
    await expect(connect(streamChannel(socket), echo).nothing()).rejects.toSatisfy(RpcClosed.is);
  });

  it('overwrites what it wrote and what it read when told to', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    ended.push(() => server.close());
    await once(server, 'listening');
    const peer = connectSocket((server.address() as AddressInfo).port, '127.0.0.1');
    ended.push(() => peer.destroy());
    const [accepted] = (await once(server, 'connection')) as [Socket];
    const chunks: Uint8Array[] = [];
    accepted.prependListener('data', (chunk) => chunks.push(chunk));
    const written: Uint8Array[] = [];
    const write = peer.write.bind(peer);
    peer.write = ((frame: Uint8Array, done: () => void) => {
      written.push(frame);
      return write(frame, done);
    }) as typeof peer.write;

    const [sender, receiver] = [peer, accepted].map((socket) => streamChannel(socket, { wipe: true }));
    const received = new Promise<{ pin: Uint8Array }>((resolve) => {
      receiver!.receive((message) => resolve(message as { pin: Uint8Array }));
    });
    sender!.send({ pin: Buffer.from('12345678') });
    const { pin } = await received;
    expect(Buffer.from(pin).toString()).toBe('12345678');
    pin.fill(0);
    expect(Buffer.concat(chunks).includes('12345678')).toBe(false);
    await vi.waitFor(() => expect(Buffer.concat(written).includes('12345678')).toBe(false));
    expect(written).toHaveLength(1);
  });
});

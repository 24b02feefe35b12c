import { Type } from 'typebox';
import { describe, expect, it, vi } from 'vitest';
import { echo, echoes, NotToday } from './echo.fixture.ts';
import {
  type Channel,
  type ChannelSource,
  connect,
  createChannel,
  defineRpc,
  memoryChannels,
  RpcCancelled,
  RpcClosed,
  RpcDeadline,
  RpcInternal,
  RpcInvalid,
  RpcUnsendable,
  serve,
} from './index.ts';

const thrownBy = (call: Promise<unknown>) => call.catch((thrown: unknown) => thrown);

interface Sent {
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: { readonly data: unknown };
}

/** A channel whose other end is the test: what was sent, and a way to answer. */
function rawChannel(): { channel: Channel; sent: Sent[]; source: ChannelSource } {
  const sent: Sent[] = [];
  const source = createChannel({ send: (message) => sent.push(message as Sent), close: () => {} });
  return { channel: source.channel, sent, source };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a client', () => {
  it('aborts the work on the other side', async () => {
    const [here, there] = memoryChannels();
    const onAbort = vi.fn();
    serve(there, echo, echoes({ onAbort }));
    const client = connect(here, echo);
    const controller = new AbortController();
    const hanging = client.hang({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(hanging).rejects.toSatisfy(RpcCancelled.is);
    await vi.waitFor(() => expect(onAbort).toHaveBeenCalledWith(expect.objectContaining({ code: 'rpc.cancelled' })));
  });

  it('rejects with the reason of the signal where that is typed, and sends nothing for an aborted one', async () => {
    const { channel, sent } = rawChannel();
    const controller = new AbortController();
    controller.abort(NotToday({ day: '周一' }));
    await expect(connect(channel, echo).nothing({ signal: controller.signal })).rejects.toSatisfy(NotToday.is);
    expect(sent).toEqual([]);
  });

  it('gives up at the deadline and tells the other side', async () => {
    const [here, there] = memoryChannels();
    const onAbort = vi.fn();
    serve(there, echo, echoes({ onAbort }));
    const error = await thrownBy(connect(here, echo).hang({ deadline: 30 }));
    expect(RpcDeadline.is(error) && error.data).toEqual({ method: 'echo/hang', milliseconds: 30 });
    await vi.waitFor(() => expect(onAbort).toHaveBeenCalled());
  });

  it('uses the deadline of the definition', async () => {
    const { channel } = rawChannel();
    const brief = defineRpc('brief', { wait: { params: Type.Tuple([]), result: Type.Void(), deadline: 20 } });
    await expect(connect(channel, brief).wait()).rejects.toSatisfy(RpcDeadline.is);
  });

  it('refuses results and progress that do not fit', async () => {
    const [here, there] = memoryChannels();
    serve(there, echo, echoes());
    const client = connect(here, echo);
    const result = await thrownBy(client.say('three'));
    expect(RpcInvalid.is(result) && result.data).toEqual({ method: 'echo/say', part: 'result', place: '/' });
    const onProgress = vi.fn();
    const progress = await thrownBy(client.say('three', { onProgress }));
    expect(RpcInvalid.is(progress) && progress.data.part).toBe('progress');
    expect(onProgress).not.toHaveBeenCalled();
  });

  it.each([
    ['no record', { code: -32_000, message: 'test.not-today' }],
    ['a record of something else', { code: -32_000, message: 'x', data: { code: 1, sentence: 'text' } }],
    [
      'a datum that is an object',
      { code: 1, message: 'x', data: { code: 'a', data: { a: {} }, sentence: { 'zh-CN': '', en: '' } } },
    ],
  ])('makes rpc.internal of an error with %s', async (_, error) => {
    const { channel, sent, source } = rawChannel();
    const call = thrownBy(connect(channel, echo).nothing());
    source.deliver({ jsonrpc: '2.0', id: sent[0]!.id, error });
    expect(RpcInternal.is(await call)).toBe(true);
  });

  it('handles an answer that came just before the end', async () => {
    const { channel, sent, source } = rawChannel();
    const client = connect(channel, echo);
    const calls = [client.say(1), client.say(2)];
    for (const [index, { id }] of sent.entries()) source.deliver({ jsonrpc: '2.0', id, result: { value: index } });
    source.end();
    expect(await Promise.all(calls)).toEqual([0, 1]);
  });

  it('reports arguments that cannot be sent, and goes on', async () => {
    const [here, there] = memoryChannels();
    serve(there, echo, echoes());
    const client = connect(here, echo);
    await expect(client.say(() => {})).rejects.toSatisfy(RpcUnsendable.is);
    expect(await client.say(4)).toBe(4);
  });
});

describe('a server', () => {
  const served = (onFault = vi.fn()) => {
    const { channel, sent, source } = rawChannel();
    const onCall = vi.fn();
    serve(channel, echo, echoes({ onCall }), { onFault });
    const ask = async (method: string, params: unknown, id: unknown = 1) => {
      source.deliver({ jsonrpc: '2.0', id, method, params });
      await settled();
      return sent.at(-1);
    };
    return { channel, ask, onCall, onFault, sent, source };
  };

  it.each([
    ['echo/join', { args: [1, 'b'] }, { part: 'params', place: '/0' }],
    ['echo/join', { args: ['a', 'b', 'c'] }, { part: 'params', place: '/' }],
    ['echo/join', { args: 'ab' }, { part: 'params', place: '/' }],
    ['echo/join', {}, { part: 'params', place: '/' }],
    [
      'echo/back',
      { args: [{ text: 'a', bytes: [1, 2], moment: new Date(), none: null, list: [] }] },
      { part: 'params', place: '/bytes' },
    ],
    [
      'echo/back',
      { args: [{ text: 'a', bytes: new Uint8Array(), moment: new Date(Number.NaN), none: null, list: [] }] },
      { part: 'params', place: '/moment' },
    ],
    ['echo/constructor', { args: [] }, { part: 'method', place: '' }],
    ['echo/__proto__', { args: [] }, { part: 'method', place: '' }],
    ['other/nothing', { args: [] }, { part: 'method', place: '' }],
    ['nothing', { args: [] }, { part: 'method', place: '' }],
  ])('refuses %s %o', async (method, params, data) => {
    const { ask, onFault } = served();
    const answer = await ask(method, params);
    expect(answer?.error?.data).toMatchObject({ code: 'rpc.invalid', data: { method, ...data } });
    expect(onFault).not.toHaveBeenCalled();
  });

  it('tells its own side what was thrown', async () => {
    const { ask, onFault } = served();
    const answer = await ask('echo/fail', { args: [false] });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(onFault).toHaveBeenCalledWith('echo/fail', expect.objectContaining({ message: 'the secret of the server' }));
  });

  it('answers with an error when the result cannot be sent', async () => {
    const [here, there] = memoryChannels();
    const rpc = defineRpc('odd', { get: { params: Type.Tuple([]), result: Type.Unknown() } });
    serve(there, rpc, { get: () => () => {} });
    await expect(connect(here, rpc).get()).rejects.toSatisfy(RpcUnsendable.is);
  });

  it('aborts what runs when the channel closes', async () => {
    const { channel, sent, source } = rawChannel();
    const onAbort = vi.fn();
    const ending = serve(channel, echo, echoes({ onAbort }));
    source.deliver({ jsonrpc: '2.0', id: 1, method: 'echo/hang', params: { args: [] } });
    await settled();
    await ending.dispose();
    await vi.waitFor(() => expect(onAbort).toHaveBeenCalledWith(expect.objectContaining({ code: 'rpc.closed' })));
    expect(() => channel.send({})).toThrow(RpcClosed({}).message);
    expect(sent).toEqual([]);
  });

  it('does not begin a call that was cancelled before its turn', async () => {
    const { onCall, sent, source } = served();
    source.deliver({ jsonrpc: '2.0', id: 1, method: 'echo/nothing', params: { args: [] } });
    source.deliver({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 1 } });
    await settled();
    expect(onCall).not.toHaveBeenCalled();
    expect(sent.at(-1)).toMatchObject({ id: 1, error: { message: 'rpc.cancelled' } });
  });

  it('takes no more than a thousand calls at once', async () => {
    const { ask, sent, source } = served();
    for (let id = 0; id < 1_000; id++) {
      source.deliver({ jsonrpc: '2.0', id, method: 'echo/hang', params: { args: [] } });
    }
    const refused = await ask('echo/join', { args: ['a', 'b'] }, 'one more');
    expect(refused?.error?.data).toMatchObject({ code: 'rpc.busy' });
    source.deliver({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 7 } });
    await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ id: 7, error: { message: 'rpc.cancelled' } }));
    expect((await ask('echo/join', { args: ['a', 'b'] }))?.result).toEqual({ value: 'a+b' });
  });

  it.each([
    null,
    undefined,
    'text',
    7,
    [],
    {},
    { jsonrpc: '1.0', id: 1, method: 'echo/nothing', params: { args: [] } },
    { jsonrpc: '2.0', id: null, method: 'echo/nothing', params: { args: [] } },
    { jsonrpc: '2.0', id: {}, method: 'echo/nothing', params: { args: [] } },
    { jsonrpc: '2.0', id: 1, method: 5, params: {} },
    { jsonrpc: '2.0', id: 1, method: 'echo/nothing' },
    { jsonrpc: '2.0', id: 1, method: 'echo/nothing', params: [] },
    { jsonrpc: '2.0', method: 'echo/nothing', params: { args: [] } },
    { jsonrpc: '2.0', method: '$/cancelRequest' },
    { jsonrpc: '2.0', method: '$/cancelRequest', params: {} },
    { jsonrpc: '2.0', method: '$/progress', params: {} },
    { jsonrpc: '2.0', id: 1 },
    { jsonrpc: '2.0', id: 1, result: 5 },
    { jsonrpc: '2.0', id: 1, error: 'no' },
    { jsonrpc: '2.0', id: 1, result: {}, error: { code: 1, message: '' } },
    { jsonrpc: '2.0', id: 1, error: { code: 'x', message: '' } },
  ])('cuts off a peer that sends %j', async (message) => {
    const { channel, onCall, source, sent } = served();
    source.deliver(message);
    await channel.closed;
    source.deliver({ jsonrpc: '2.0', id: 2, method: 'echo/nothing', params: { args: [] } });
    await settled();
    expect(onCall).not.toHaveBeenCalled();
    expect(sent).toEqual([]);
  });

  it('shrugs off answers and cancellations of calls that nobody made', async () => {
    const { ask, source } = served();
    source.deliver({ jsonrpc: '2.0', id: 99, result: {} });
    source.deliver({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'none' } });
    source.deliver({ jsonrpc: '2.0', method: '$/progress', params: { token: 1, value: 1 } });
    expect((await ask('echo/join', { args: ['a', 'b'] }))?.result).toEqual({ value: 'a+b' });
  });
});

it('delivers what came before the receiver first, and cuts off a peer that floods an unheard channel', async () => {
  const { channel, source } = rawChannel();
  source.deliver(1);
  source.deliver(2);
  const seen: unknown[] = [];
  channel.receive((message) => seen.push(message));
  source.deliver(3);
  expect(seen).toEqual([1, 2, 3]);

  const unheard = rawChannel();
  for (let n = 0; n < 2_000; n++) unheard.source.deliver(n);
  await unheard.channel.closed;
});

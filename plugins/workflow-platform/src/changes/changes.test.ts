import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Script, ScriptedServer, withSessions } from '../testing/scripted-server.ts';
import { type ServerEvent, serverEvents } from './server-events.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const head = { 'content-type': 'text/event-stream' };
const change = (cursor: string, type = 'sent') =>
  `id: ${cursor}\nevent: change\ndata: ${JSON.stringify({ cursor, voucher: '1911613691439169537', type })}\n\n`;
const write = (response: ServerResponse, text: string, ends = false) => {
  if (!response.headersSent) response.writeHead(200, head);
  if (ends) response.end(text);
  else response.write(text);
  return undefined;
};
const serve = async (script: Script, patience = 2_000) => {
  server = await ScriptedServer.start(withSessions(script));
  return server.entered(patience);
};

async function read(...chunks: readonly string[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  async function* bytes() {
    for (const chunk of chunks) yield new TextEncoder().encode(chunk);
  }
  for await (const event of serverEvents(bytes())) events.push(event);
  return events;
}

test('events are read however they are cut', async () => {
  const text =
    ': here\n\nid: 7\r\nevent: change\r\ndata: {"a":\r\ndata: 1}\r\n\r\ndata:合同\n\nid\ndata: x\n\ndata: unfinished';
  const expected = [
    { id: '7', type: 'change', data: '{"a":\n1}' },
    { id: '7', type: 'message', data: '合同' },
    { id: '', type: 'message', data: 'x' },
  ];
  expect(await read(text)).toEqual(expected);
  expect(await read(...text.split(''))).toEqual(expected);
});

test('nobody fills our memory by a line or an event without an end', async () => {
  await expect(read('data: ', 'x'.repeat(70_000))).rejects.toThrow(RangeError);
  await expect(read(...Array.from({ length: 80 }, () => `data: ${'x'.repeat(1_000)}\n`))).rejects.toThrow(RangeError);
});

test('a line that the platform ends is followed by another, behind the last cursor', async () => {
  const cursors: unknown[] = [];
  const source = await serve(({ headers }, response) => {
    cursors.push(headers['last-event-id']);
    if (cursors.length === 1) return write(response, `${change('5')}${change('6')}`, true);
    return write(response, change('7', 'received'));
  });
  const stop = new AbortController();
  const seen: unknown[] = [];
  for await (const { cursor, type } of source.changes('4', stop.signal)) {
    seen.push(`${cursor} ${type}`);
    if (seen.length === 3) stop.abort();
  }
  expect(seen).toEqual(['5 sent', '6 sent', '7 received']);
  expect(cursors).toEqual(['4', '6']);
});

test('the beginning of a stream tells its reader to look', async () => {
  const source = await serve(({ headers }, response) => {
    expect(headers['last-event-id']).toBeUndefined();
    return write(response, `: here\n\nid: 9\nevent: change\ndata: {"cursor":"9","type":"ready"}\n\n`);
  });
  const stop = new AbortController();
  const changes = source.changes('no cursor\nof any platform', stop.signal);
  expect((await changes.next()).value).toEqual({ cursor: '9', type: 'refresh' });
  stop.abort();
  expect(await changes.next()).toMatchObject({ done: true });
});

test('a line that breaks says so, and so does one that says nothing', async () => {
  const source = await serve((_, response) => {
    write(response, change('1'));
    setImmediate(() => response.destroy());
    return undefined;
  });
  const changes = source.changes('0', new AbortController().signal);
  await changes.next();
  await expect(changes.next()).rejects.toMatchObject({ code: 'workflow.unreachable' });
  await server!.stop();
  const silent = await serve((_, response) => write(response, ': here\n\n', true));
  await expect(silent.changes('0', new AbortController().signal).next()).rejects.toMatchObject({
    code: 'workflow.unreachable',
  });
});

test.each([
  'data: {"type":"sent"}\nid: \n\n',
  'data: 7\n\n',
  'data: {\n\n',
  `data: ${JSON.stringify({ cursor: '合', type: 'x' })}\n\n`,
])('what is no change is none: %j', async (text) => {
  const source = await serve((_, response) => write(response, text, true));
  await expect(source.changes('0', new AbortController().signal).next()).rejects.toMatchObject({
    code: 'platform.answer-odd',
  });
});

test('whoever goes away ends the line', async () => {
  let closed: Promise<unknown> | undefined;
  const source = await serve((_, response) => {
    closed = once(response, 'close');
    return write(response, change('1'));
  });
  const changes = source.changes('0', new AbortController().signal);
  await changes.next();
  await changes.return(undefined);
  await closed;
});

import { afterEach, expect, test } from 'vitest';
import { type Script, ScriptedServer } from '../testing/scripted-server.ts';
import { exchange, readWhole } from './exchange.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(script);
  servers.push(server);
  return server;
}

const secret = { headers: { authorization: 'Bearer secret' } };
const text = async (request: Request, limit = 1_000) =>
  new TextDecoder().decode(await readWhole(await exchange(request, 1_000), limit, '/'));

test('nobody else gets what was meant for one', async () => {
  const other = await serve(() => ({ body: 'thank you' }));
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await serve(() => ({ status, headers: { location: `${other.origin}/taken` } }));
    await expect(exchange(new Request(`${server.origin}/a`, secret), 1_000)).rejects.toMatchObject({
      code: 'platform.redirected',
      data: { place: `${other.origin}/taken` },
    });
  }
  expect(other.asked).toEqual([]);
});

test('what is read may move within the same origin, and does not move for ever', async () => {
  const server = await serve(({ path }) =>
    path === '/there' ? { body: 'here' } : { status: 307, headers: { location: path === '/a' ? '/there' : '/round' } },
  );
  expect(await text(new Request(`${server.origin}/a`, secret))).toBe('here');
  expect(server.asked.at(-1)?.headers.authorization).toBe('Bearer secret');
  await expect(exchange(new Request(`${server.origin}/round`), 1_000)).rejects.toMatchObject({
    code: 'platform.redirected',
  });
  const post = new Request(`${server.origin}/a`, { method: 'POST', body: 'x' });
  await expect(exchange(post, 1_000)).rejects.toMatchObject({ code: 'platform.redirected' });
  const nowhere = await serve(() => ({ status: 302, headers: { location: 'http://[' } }));
  await expect(exchange(new Request(nowhere.origin), 1_000)).rejects.toMatchObject({ code: 'platform.redirected' });
});

test('an answer is read up to a limit', async () => {
  const server = await serve(() => ({ body: 'x'.repeat(1_001) }));
  await expect(text(new Request(server.origin))).rejects.toMatchObject({ code: 'platform.answer-odd' });
  expect(await text(new Request(server.origin), 1_001)).toHaveLength(1_001);
});

test('an answer without an end is read no further than the limit', async () => {
  let written = 0;
  const server = await serve((_, response) => {
    response.writeHead(200);
    const write = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000))) written += 10_000;
      if (!response.destroyed) response.once('drain', write);
    };
    write();
    return undefined;
  });
  await expect(text(new Request(server.origin), 100_000)).rejects.toMatchObject({ code: 'platform.answer-odd' });
  expect(written).toBeLessThan(50_000_000);
});

test.each(['before its head', 'in its middle'])('a server that falls silent %s is unreachable', async (when) => {
  const server = await serve((_, response) => {
    if (when === 'in its middle') response.writeHead(200).write('half');
    return undefined;
  });
  const reading = exchange(new Request(server.origin), 50).then((answer) => readWhole(answer, 1_000, '/'));
  await expect(reading).rejects.toMatchObject({ code: 'workflow.unreachable', data: { reason: 'ETIMEDOUT' } });
});

test('a line that breaks, and one that never was, say so', async () => {
  const server = await serve(() => ({ headers: { 'content-length': '100' }, body: 'half', tear: true }));
  await expect(text(new Request(server.origin))).rejects.toMatchObject({ code: 'workflow.unreachable' });
  await server.stop();
  servers.length = 0;
  await expect(exchange(new Request(server.origin), 1_000)).rejects.toMatchObject({
    code: 'workflow.unreachable',
    data: { place: new URL(server.origin).host, reason: 'ECONNREFUSED' },
  });
});

test('who asked can give up, before and while it is answered', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200).write('half');
    return undefined;
  });
  await expect(exchange(new Request(server.origin, { signal: AbortSignal.abort() }), 1_000)).rejects.toMatchObject({
    name: 'AbortError',
  });
  const control = new AbortController();
  const answer = await exchange(new Request(server.origin, { signal: control.signal }), 1_000);
  const reading = readWhole(answer, 1_000, '/');
  control.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});

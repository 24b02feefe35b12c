/** The bad network does what it says, and each time the same. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS, type Fault, FaultProxy } from './fault-proxy.ts';
import { drawOf } from './seeded-draw.ts';

/** What the server got whole, in order. */
let got: string[];
let server: Server;
let proxy: FaultProxy | undefined;

beforeEach(async () => {
  got = [];
  server = createServer(async (request, response) => {
    try {
      const body = await text(request);
      got.push(`${request.method} ${request.url} ${body.slice(0, 20)}`);
      if (request.url === '/events') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        return response.write('data: 1\n\n');
      }
      response.end(`answer to ${body} ${'.'.repeat(5_000)}`);
    } catch {
      got.push('torn');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await proxy?.dispose();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function through(rates: Partial<Record<Fault, number>>, seed = 1, patience = 20): Promise<FaultProxy> {
  proxy = await FaultProxy.start({ seed, rates, patience });
  proxy.target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
const post = (path: string, body: string) => fetch(`${proxy?.origin}${path}`, { method: 'POST', body });

test('without faults it is not noticed', async () => {
  const { origin } = await through({});
  const response = await fetch(`${origin}/a?b=c`, { method: 'PUT', body: 'body' });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(`answer to body ${'.'.repeat(5_000)}`);
  expect(got).toEqual(['PUT /a?b=c body']);
});

describe('a request', () => {
  test.each([
    ['drop-request', 0],
    ['reset-early', 0],
    ['drop-answer', 1],
    ['reset-late', 1],
  ] as const)('%s: the client knows nothing, the server got it %i times', async (fault, times) => {
    await through({ [fault]: 1 });
    await expect(post('/', 'x')).rejects.toThrow('fetch failed');
    expect(got).toHaveLength(times);
  });

  test.each([
    ['error-early', 0],
    ['error-late', 1],
  ] as const)('%s: something else answers, the server got it %i times', async (fault, times) => {
    await through({ [fault]: 1 });
    const statuses = new Set<number>();
    for (let turn = 0; turn < 40; turn++) statuses.add((await post('/', 'x')).status);
    expect([...statuses].sort()).toEqual([429, 500, 502, 503, 504]);
    expect(got).toHaveLength(40 * times);
  });

  test('truncate-request: the server notices that a part is missing', async () => {
    await through({ 'truncate-request': 1 });
    await expect(post('/', 'x'.repeat(100_000))).rejects.toThrow('fetch failed');
    await expect.poll(() => got).toEqual(['torn']);
  });

  test('truncate-answer: the client notices that a part is missing, the server got it', async () => {
    await through({ 'truncate-answer': 1 });
    await expect(post('/', 'x').then((response) => response.text())).rejects.toThrow();
    expect(got).toEqual(['POST / x']);
  });

  test('duplicate: the server gets it twice, the client has one answer', async () => {
    await through({ duplicate: 1 });
    expect(await (await post('/', 'x')).text()).toMatch(/^answer to x/);
    expect(got).toEqual(['POST / x', 'POST / x']);
  });

  test('late-duplicate: the server gets it again after the client had its answer', async () => {
    const late = await through({ 'late-duplicate': 1 });
    expect(await (await post('/', 'x')).text()).toMatch(/^answer to x/);
    await late.calm();
    expect(got).toEqual(['POST / x', 'POST / x']);
  });

  test('delay: it arrives', async () => {
    await through({ delay: 1 });
    expect((await post('/', 'x')).status).toBe(200);
  });

  test('reorder: a later one arrives before it', async () => {
    await through({ reorder: 0.5 }, firstAlone(0.5), 10_000);
    const first = post('/', 'first');
    await expect.poll(() => proxy?.passages.length).toBe(1);
    await post('/', 'second');
    await first;
    expect(got).toEqual(['POST / second', 'POST / first']);
  });

  test('a stream is passed on as it comes, until it breaks', async () => {
    await through({ delay: 1 });
    const reader = (await fetch(`${proxy?.origin}/events`)).body!.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('data: 1\n\n');
    const next = reader.read();
    await proxy?.dispose();
    await expect(next).rejects.toThrow();
    proxy = undefined;
  });
});

test('equal seeds do the same, others do something else, and all faults happen', async () => {
  const rates = Object.fromEntries(FAULTS.map((fault) => [fault, 0.05]));
  const run = async (seed: number) => {
    await through(rates, seed);
    for (let turn = 0; turn < 60; turn++) await post('/', String(turn)).catch(() => {});
    const faults = proxy!.passages.map(({ fault }) => fault);
    await proxy!.dispose();
    return faults;
  };
  const [first, again, other] = [await run(7), await run(7), await run(8)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(new Set([...first, ...other]).size).toBe(FAULTS.length + 1);
});

test('after calm nothing happens any more', async () => {
  const calming = await through({ 'drop-request': 1 });
  await expect(post('/', 'x')).rejects.toThrow();
  await calming.calm();
  expect((await post('/', 'x')).status).toBe(200);
  expect(calming.counts).toEqual({ 'drop-request': 1 });
});

/** A seed by which the first request suffers a fault of this rate, and the second one none. */
function firstAlone(rate: number): number {
  for (let seed = 0; ; seed++) if (drawOf(seed, 0).share() < rate && drawOf(seed, 1).share() >= rate) return seed;
}

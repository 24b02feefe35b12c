/** What a page of another origin, another program of this machine or a stranger with an old address tries. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { WINDOW_MESSAGE_LIMIT, WINDOW_SOCKET } from '@sealwright/shell/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { addressPath, OUTSIDE, startTestServer, type TestServer } from './test-server.fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.dispose());

test('without the cookie there is nothing to see', async () => {
  for (const path of ['/', '/first-paint.js', '/assets/app-0a1b.js', '/nowhere']) {
    expect((await server.get(path)).status).toBe(403);
    expect((await server.get(path, { cookie: `sealwright-${server.serving.port}=guessed` })).status).toBe(403);
  }
});

test('with it there is the page', async () => {
  const cookie = await server.cookie();
  expect(await server.get('/', { cookie })).toMatchObject({ status: 200 });
  expect(await server.get('/assets/app-0a1b.js', { cookie })).toMatchObject({ status: 200, body: '2' });
  expect(await server.get('/nowhere', { cookie })).toMatchObject({ status: 404 });
});

test('a token lets one browser in, once, and becomes a cookie that no script and no other site can use', async () => {
  const path = addressPath(server.serving.newAddress('workbench'));
  const first = await server.get(path);
  expect(first.status).toBe(200);
  const [cookie = ''] = first.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(
    new RegExp(`^sealwright-${server.serving.port}=[\\w-]{40,}; Path=/; HttpOnly; SameSite=Strict$`),
  );
  expect(path).not.toContain(cookie.split(/[=;]/)[1]);
  const second = await server.get(path);
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
});

test('looking at an address ahead of its user does not use it up', async () => {
  const path = addressPath(server.serving.newAddress('workbench'));
  expect((await server.get(path, {}, { method: 'HEAD' })).status).toBe(405);
  expect((await server.get(path, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(403);
  expect((await server.get(path, { host: 'evil.example' })).status).toBe(403);
  expect((await server.get(path)).status).toBe(200);
});

test.each([
  ['a name that was made to point here', () => `evil.example:${server.serving.port}`],
  ['another name of this machine', () => `localhost:${server.serving.port}`],
  ['no port', () => '127.0.0.1'],
  ['another port', () => '127.0.0.1:1'],
])('a request for %s is refused, cookie or not', async (_, host) => {
  const cookie = await server.cookie();
  expect((await server.get('/', { cookie, host: host() })).status).toBe(403);
  expect(await server.tryUpgrade(WINDOW_SOCKET, { cookie, origin: server.origin, host: host() })).toBe(403);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['no site', { origin: 'null' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['another scheme', { origin: 'https://127.0.0.1' }],
])('a request that a page of %s sends is refused', async (_, headers) => {
  const cookie = await server.cookie();
  expect((await server.get('/', { cookie, ...headers })).status).toBe(403);
  expect(await server.tryUpgrade(WINDOW_SOCKET, { cookie, ...headers })).toBe(403);
});

test.each(['cross-site', 'same-site'])('so is one that a browser marks as %s', async (site) => {
  const cookie = await server.cookie();
  expect((await server.get('/assets/app-0a1b.js', { cookie, 'sec-fetch-site': site })).status).toBe(403);
});

test('a socket opens for the own page with its cookie, and for nothing less', async () => {
  const cookie = await server.cookie();
  const { origin } = server;
  expect(await server.tryUpgrade(WINDOW_SOCKET, { origin })).toBe(403);
  expect(await server.tryUpgrade(WINDOW_SOCKET, { origin, cookie: 'sealwright=1' })).toBe(403);
  expect(await server.tryUpgrade(WINDOW_SOCKET, { cookie })).toBe(403);
  expect(await server.tryUpgrade('/', { origin, cookie })).toBe(404);
  expect(await server.tryUpgrade(WINDOW_SOCKET, { origin, cookie })).toBe(101);
});

test.each([
  '/../outside.txt',
  '/assets/../../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/assets/..%5c..%5coutside.txt',
  '//outside.txt',
  '/assets/%00../../outside.txt',
  '/index.html/../../outside.txt',
  'http://evil.example/outside.txt',
  '/%',
  '/assets',
  '/assets/',
])('%s leads to no file', async (path) => {
  const { status, body } = await server.get(path, { cookie: await server.cookie() });
  expect(status).toBe(404);
  expect(body).not.toContain(OUTSIDE);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s does nothing', async (method) => {
  const { status, headers } = await server.get('/', { cookie: await server.cookie() }, { method });
  expect(status).toBe(405);
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('the page comes with a policy that runs its own scripts only, and frames the PIN page only', async () => {
  const cookie = await server.cookie();
  const [one, two] = [await server.get('/', { cookie }), await server.get('/', { cookie })];
  const nonceOf = ({ body }: typeof one) => /<meta name="csp-nonce" content="([^"]{20,})" \/>/.exec(body)?.[1];
  expect(nonceOf(one)).toBeDefined();
  expect(nonceOf(one)).not.toBe(nonceOf(two));
  const policy = String(one.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(one)}'`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/frame-src http:\/\/127\.0\.0\.1:\d+ blob:/);
  expect(policy).not.toContain('unsafe-eval');
  expect(one.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
});

test('files have their types, and only what is named by its contents is kept', async () => {
  const cookie = await server.cookie();
  const headersOf = async (path: string) => (await server.get(path, { cookie })).headers;
  const script = await headersOf('/assets/app-0a1b.js');
  expect(script['cache-control']).toBe('private, max-age=31536000, immutable');
  expect(script['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script['content-security-policy']).not.toContain('wasm-unsafe-eval');
  expect((await headersOf('/first-paint.js'))['cache-control']).toBe('no-cache');
  expect((await headersOf('/assets/decoder-0a1b.wasm'))['content-type']).toBe('application/wasm');
  const worker = await headersOf('/assets/pdf.worker-0a1b.mjs');
  expect(worker['content-type']).toBe('text/javascript; charset=utf-8');
  expect(worker['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
});

test.each([
  ['text', 'hello'],
  ['bytes that are no message', Buffer.from([0xc1])],
  ['a message for a part that is none', Buffer.from([0x92, 0xa1, 0x78, 0x01])],
  ['a list that promises four thousand million members', Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff])],
])('a window that sends %s is cut off', async (_, frame) => {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${WINDOW_SOCKET}`, {
    headers: { cookie: await server.cookie(), origin: server.origin },
  });
  await once(socket, 'open');
  socket.send(frame);
  await once(socket, 'close');
});

test('a frame that announces more than a message may hold is cut off before it arrives', async () => {
  const socket = connectTcp(server.serving.port, '127.0.0.1');
  const lines = [
    `GET ${WINDOW_SOCKET} HTTP/1.1`,
    `Host: 127.0.0.1:${server.serving.port}`,
    `Origin: ${server.origin}`,
    `Cookie: ${await server.cookie()}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toContain('101');
  // RFC 6455, 5.2: a final binary frame, masked, with a length of 64 bits.
  const head = Buffer.alloc(14);
  head.set([0x82, 0xff]);
  head.writeBigUInt64BE(BigInt(WINDOW_MESSAGE_LIMIT) + 1n, 2);
  socket.write(head);
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  await once(socket, 'end');
  // Its close frame says 1009: too big.
  expect(Buffer.concat(received).includes(Buffer.from([0x03, 0xf1]))).toBe(true);
  socket.destroy();
});

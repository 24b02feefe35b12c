import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askRunningServer } from './running-server.ts';
import { addressPath, startTestServer, type TestServer } from './test-server.fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer(['/contracts/first.pdf']);
});
afterEach(() => server.dispose());

const entryPath = () => join(server.profile, 'serve.json');
const entry = () => JSON.parse(readFileSync(entryPath(), 'utf8')) as { port: number; secret: string };

function listen(answer: string): Promise<Server> {
  return new Promise((resolve) => {
    const impostor = createServer((_, response) => response.end(answer));
    impostor.listen(0, '127.0.0.1', () => resolve(impostor));
  });
}

test('a second start gets a fresh address of the running server and hands its files over', async () => {
  const address = await askRunningServer(server.profile, { files: ['/contracts/second.pdf'], entry: 'workbench' });
  expect(address).toMatch(new RegExp(`^${server.origin}/\\?token=`));
  expect((await server.get(addressPath(address ?? ''))).status).toBe(200);
  const window = await server.openWindow();
  expect(await window.shell.takeFiles()).toEqual(['/contracts/first.pdf', '/contracts/second.pdf']);
  await window.shell.gotFiles();
  expect(await window.shell.takeFiles()).toEqual([]);
});

test('a second start that wants the offline client gets an address of it', async () => {
  const address = await askRunningServer(server.profile, { files: [], entry: 'offline' });
  const { status, body } = await server.get(addressPath(address ?? ''));
  expect(status).toBe(200);
  expect(body).toContain('url=/?entry=offline"');
});

test('files that a window did not get any more go to the next one', async () => {
  const lost = await server.openWindow();
  await lost.shell.takeFiles();
  lost.close();
  await lost.closed;
  const window = await server.openWindow();
  await expect.poll(() => window.shell.takeFiles()).toEqual(['/contracts/first.pdf']);
  await window.shell.gotFiles();
  window.close();
  const next = await server.openWindow();
  expect(await next.shell.takeFiles()).toEqual([]);
});

test('the entry is for its user only, and gone with the server', async () => {
  if (process.platform !== 'win32') expect(statSync(entryPath()).mode & 0o777).toBe(0o600);
  await server.serving.dispose();
  expect(existsSync(entryPath())).toBe(false);
  expect(await askRunningServer(server.profile, { files: [], entry: 'workbench' })).toBeUndefined();
});

test('who does not know the secret gets no address', async () => {
  writeFileSync(entryPath(), JSON.stringify({ ...entry(), secret: 'a'.repeat(43) }));
  expect(await askRunningServer(server.profile, { files: [], entry: 'workbench' })).toBeUndefined();
  const { status } = await server.get('/-/second-start', {}, { method: 'POST' });
  expect(status).toBe(403);
});

test('who took the port of a server that is gone learns no secret and is not believed', async () => {
  const { secret } = entry();
  let asked = '';
  const impostor = await listen(JSON.stringify({ address: 'http://127.0.0.1:1/?token=x', proof: 'guessed' }));
  impostor.on('request', (request) => {
    asked += JSON.stringify(request.headers);
    request.on('data', (chunk) => {
      asked += chunk;
    });
  });
  writeFileSync(entryPath(), JSON.stringify({ port: (impostor.address() as AddressInfo).port, secret }));
  expect(
    await askRunningServer(server.profile, { files: ['/contracts/second.pdf'], entry: 'workbench' }),
  ).toBeUndefined();
  expect(asked).toContain('second.pdf');
  expect(asked).not.toContain(secret);
  expect(existsSync(entryPath())).toBe(false);
  impostor.close();
});

test.each(['', 'no JSON', '{}', '{"port":0,"secret":"aaaaaaaaaaaaaaaaaaaaaaaa"}', '{"port":1}'])(
  'a damaged entry (%s) is removed',
  async (text) => {
    writeFileSync(entryPath(), text);
    expect(await askRunningServer(server.profile, { files: [], entry: 'workbench' })).toBeUndefined();
    expect(existsSync(entryPath())).toBe(false);
  },
);

test('a server that is faster keeps its entry', async () => {
  const before = entry();
  const other = await startTestServer();
  await other.dispose();
  expect(entry()).toEqual(before);
});

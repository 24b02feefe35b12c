/** A server for tests, with a page of a few bytes, the plugin host of `plugin-host.child.ts` and a driver of the core's tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type RpcClient, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { LogFile } from '@sealwright/shell/node';
import { browserShellRpc, WINDOW_PARTS, WINDOW_SOCKET, workbenchRpc } from '@sealwright/shell/protocol';
import { WebSocket } from 'ws';
import { type Serving, startServing } from './start-serving.ts';
import { driverId, settableDriverId } from './test-calls.fixture.ts';

/** What no address may lead to. */
export const OUTSIDE = 'a file beside the page';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestWindow {
  readonly workbench: RpcClient<typeof workbenchRpc>;
  readonly shell: RpcClient<typeof browserShellRpc>;
  /** Everything that came and went, as bytes. */
  readonly wire: Buffer[];
  readonly closed: Promise<void>;
  close(): void;
}

export interface TestServer {
  readonly serving: Serving;
  readonly profile: string;
  readonly origin: string;
  /** Sends a request as it is: no part of the path or the headers is put right. */
  get(path: string, headers?: Record<string, string>, options?: { method?: string; origin?: string }): Promise<Answer>;
  /** Lets a browser in; resolves with its `Cookie` header. */
  cookie(): Promise<string>;
  /** Opens a socket; resolves with the status of the answer, 101 when it opened. */
  tryUpgrade(path: string, headers: Record<string, string>, origin?: string): Promise<number>;
  openWindow(): Promise<TestWindow>;
  dispose(): Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const core = (relative: string) => path(`../../../core/src/drivers/${relative}`);

export async function startTestServer(files: readonly string[] = []): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-serve-'));
  const profile = join(folder, 'profile');
  for (const page of ['window', 'pin']) writePage(join(folder, page));
  writeFileSync(join(folder, 'outside.txt'), OUTSIDE);
  const serving = await startServing({
    profile,
    port: 0,
    files,
    log: new LogFile(profile, 'shell'),
    drivers: async () => [
      {
        id: driverId,
        plugin: 'tester',
        title: { 'zh-CN': '测试', en: 'Test' },
        module: core('obedient.fixture.ts'),
        folder: join(profile, 'plugins', 'tester'),
        deadline: 20_000,
      },
      {
        id: settableDriverId,
        plugin: 'tester',
        title: { 'zh-CN': '测试', en: 'Test' },
        module: path('settable-driver.fixture.ts'),
        folder: join(profile, 'plugins', 'tester'),
        deadline: 20_000,
      },
    ],
    paths: {
      window: join(folder, 'window'),
      pin: join(folder, 'pin'),
      pluginHost: path('plugin-host.child.ts'),
      driverProcess: core('driver-process.ts'),
      // Nobody asks for it.
      platform: path('platform.ts'),
    },
  });
  const origin = `http://127.0.0.1:${serving.port}`;

  const server: TestServer = {
    serving,
    profile,
    origin,
    get: (target, headers = {}, options = {}) => get(options.origin ?? origin, target, headers, options.method),
    async cookie() {
      const { headers } = await server.get(addressPath(serving.newAddress('workbench')));
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    tryUpgrade: (target, headers, to = origin) =>
      tryUpgrade(new WebSocket(`${to.replace('http', 'ws')}${target}`, { headers })),
    async openWindow() {
      const headers = { cookie: await server.cookie(), origin };
      const socket = new WebSocket(`${origin.replace('http', 'ws')}${WINDOW_SOCKET}`, { headers });
      return openWindow(socket);
    },
    async dispose() {
      await serving.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

/** Path and query of an address. */
export function addressPath(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

function openWindow(socket: WebSocket): TestWindow {
  const wire: Buffer[] = [];
  const channel = webSocketChannel(tapped(socket, wire));
  const parts = splitChannel(channel, WINDOW_PARTS);
  return {
    workbench: connect(parts.workbench, workbenchRpc),
    shell: connect(parts.shell, browserShellRpc),
    wire,
    closed: channel.closed,
    close: () => channel.dispose(),
  };
}

function tapped(socket: WebSocket, wire: Buffer[]): WebSocket {
  const send = socket.send.bind(socket) as (data: Uint8Array) => void;
  socket.on('message', (data: ArrayBuffer) => wire.push(Buffer.from(data)));
  return Object.assign(socket, {
    send(data: Uint8Array) {
      wire.push(Buffer.from(data));
      send(data);
    },
  });
}

function writePage(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><meta name="csp-nonce" /></head></html>');
  writeFileSync(join(folder, 'first-paint.js'), '1');
  writeFileSync(join(folder, 'assets', 'app-0a1b.js'), '2');
  writeFileSync(join(folder, 'assets', 'pdf.worker-0a1b.mjs'), '3');
  writeFileSync(join(folder, 'assets', 'decoder-0a1b.wasm'), '4');
}

function get(origin: string, target: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

function tryUpgrade(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => resolve(0));
  });
}

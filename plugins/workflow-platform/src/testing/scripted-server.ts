/** A server on loopback that answers as a test says, and notes what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { PluginSettings } from '@sealwright/core/api';
import { Places } from '../places.ts';
import { PlatformSource } from '../platform-source.ts';

export interface Asked {
  readonly method: string;
  /** Path and query, below `/api/v1` where it is. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: unknown;
  /** Tears the line after what was written. */
  readonly tear?: boolean;
}

/** Gives nothing where it answers by itself, or never. */
export type Script = (asked: Asked, response: ServerResponse) => Told | undefined | Promise<Told | undefined>;

export class ScriptedServer {
  readonly asked: Asked[] = [];
  readonly origin: string;
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(script: Script): Promise<ScriptedServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const scripted = new ScriptedServer(server);
    server.on('request', (request, response) => void scripted.answer(script, request, response));
    return scripted;
  }

  get baseUrl(): string {
    return `${this.origin}/api/v1`;
  }

  /** What was asked, as 'GET /vouchers'. */
  get calls(): readonly string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`);
  }

  /** The client of this server, which gives up soon. */
  client(patience = 2_000): PlatformSource {
    const settings = { get: () => this.baseUrl, onDidChange: () => ({ dispose() {} }) } as unknown as PluginSettings;
    const nothing = () => {};
    const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
    const places = new Places({ settings, log, licence: undefined, embedded: undefined, demo: undefined });
    return new PlatformSource(places, { patience, backoff: { tries: 2, pause: 1, longest: 1_500 } });
  }

  /** The client, with somebody in it. */
  async entered(patience?: number): Promise<PlatformSource> {
    const client = this.client(patience);
    await client.enter({ certificates: [Uint8Array.of(1)], prove: async () => Uint8Array.of(2) });
    this.asked.length = 0;
    return client;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(script: Script, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request).catch(() => undefined);
    if (!body) return;
    const path = (request.url ?? '').replace(/^\/api\/v1/, '');
    const asked = { method: request.method ?? '', path, headers: request.headers, body };
    this.asked.push(asked);
    const told = await script(asked, response);
    if (!told) return;
    const { status = 200, headers = {}, body: said, tear } = told;
    const bytes = said instanceof Uint8Array || typeof said === 'string' ? said : JSON.stringify(said ?? {});
    const isEmpty = status === 204 || said === null;
    response.writeHead(status, { ...(!isEmpty && { 'content-type': 'application/json' }), ...headers });
    if (tear) response.write(bytes, () => response.destroy());
    else response.end(isEmpty ? undefined : bytes);
  }
}

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** What a platform gives who comes in, and comes again; `number` tells tokens from each other. */
export function session(number: number) {
  return {
    ...{ accessToken: `access-${number}`, refreshToken: `refresh-${number}`, tokenType: 'Bearer', expiresIn: 900 },
    ...{ expiresAt: later(15), refreshExpiresAt: later(720), subject: { code: 'B', name: '乙方' } },
  };
}

/** Lets everybody in; the rest is said by `script`. */
export function withSessions(script: Script): Script {
  return (asked, response) => {
    if (asked.path === '/sessions/challenge') {
      return { status: 201, body: { challengeId: 'c1', nonce: 'AbCdEfGhIjKlMnOpQrStUv', expiresAt: later(2) } };
    }
    if (asked.path === '/sessions') return { status: 201, body: session(1) };
    return script(asked, response);
  };
}

export const VOUCHER_ID = '1911613691439169537';

export function voucher(more: object = {}) {
  return {
    ...{ id: VOUCHER_ID, no: VOUCHER_ID, name: '测试合同', bizType: { code: 'contract', name: '电子合同' } },
    ...{
      initiator: { code: 'A', name: '甲方' },
      source: 'server',
      state: 'signing',
      revision: 3,
      etag: `"${VOUCHER_ID}-3"`,
    },
    recipients: [
      { code: 'B', name: '乙方', role: 'signer', order: 1, state: 'received', actedAt: '2025-04-14T02:53:15.000Z' },
    ],
    createdAt: '2025-04-14T10:53:15+08:00',
    allowedActions: ['sign', 'reject'],
    ...more,
  };
}

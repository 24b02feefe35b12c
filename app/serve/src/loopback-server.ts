import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const LOOPBACK = '127.0.0.1';

/**
 * A listener on loopback that answers to its own name only. A request whose `Host` is another one (a foreign name that was
 * made to point here), or that a page of another origin sends, reaches no handler.
 */
export class LoopbackServer {
  readonly port: number;
  /** As browsers write it: 'http://127.0.0.1:4711'. */
  readonly origin: string;
  private readonly server: Server;
  private handler: RequestHandler = (_, response) => refuse(response, 404);
  private upgradeHandler: UpgradeHandler = (_, socket) => refuseUpgrade(socket, 404);

  private constructor(server: Server) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    this.origin = `http://${LOOPBACK}:${this.port}`;
    server.on('request', (request, response) => {
      if (this.isOwn(request)) this.handler(request, response);
      else refuse(response, 403);
    });
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      // Every browser names the origin of a page that opens a socket.
      if (this.isOwn(request) && request.headers.origin) this.upgradeHandler(request, socket, head);
      else refuseUpgrade(socket, 403);
    });
  }

  /** Port 0 is any free one. Rejects with the operating system's error for one that is taken. */
  static listen(port: number): Promise<LoopbackServer> {
    const server = createServer({ maxHeaderSize: 16 * 1024 });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => resolve(new LoopbackServer(server)));
    });
  }

  answer(handler: RequestHandler, upgradeHandler: UpgradeHandler): void {
    this.handler = handler;
    this.upgradeHandler = upgradeHandler;
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private isOwn({ headers: { host, origin } }: IncomingMessage): boolean {
    return host === `${LOOPBACK}:${this.port}` && (origin === undefined || origin === this.origin);
  }
}

/** The source that a policy names for the sockets of an origin. */
export function socketsOf(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

/** Path and query of a request; `undefined` for one that names a host, or nothing that can be read. */
export function addressOf({ url = '' }: IncomingMessage): URL | undefined {
  if (!url.startsWith('/') || url.startsWith('//')) return undefined;
  try {
    return new URL(url, `http://${LOOPBACK}`);
  } catch {
    return undefined;
  }
}

const REASONS: Readonly<Record<number, string>> = { 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed' };

export function refuse(response: ServerResponse, status: number, text = REASONS[status] ?? ''): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...SAFE_HEADERS })
    .end(`${text}\n`);
}

export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** What goes with every answer. */
export const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type PageFiles, pinPolicy, scriptPolicy } from '@sealwright/shell/node';
import { PIN_MESSAGE_LIMIT } from '@sealwright/shell/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import { addressOf, type LoopbackServer, refuse, refuseUpgrade, socketsOf } from './loopback-server.ts';
import type { PinFrames, PinJob } from './pin-frames.ts';
import { sendFile } from './send-page.ts';

export interface PinServerOptions {
  readonly server: LoopbackServer;
  readonly files: PageFiles;
  /** The only origin whose pages may frame the PIN page. */
  readonly windowOrigin: string;
  readonly frames: PinFrames;
  /** Gets the socket of every page that showed a fresh ticket. */
  readonly accept: (socket: WebSocket, job: PinJob) => void;
}

/**
 * Serves the PIN page from an origin of its own: the window that frames it can neither read it nor reach its socket. The
 * page itself is no secret; what it asks for hangs on the ticket.
 */
export class PinServer {
  private readonly options: PinServerOptions;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: PIN_MESSAGE_LIMIT,
    perMessageDeflate: false,
  });

  constructor(options: PinServerOptions) {
    this.options = options;
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse) => {
    const { server, files, windowOrigin } = this.options;
    const address = addressOf(request);
    if (!address) return refuse(response, 404);
    if (request.method !== 'GET') return refuse(response, 405);
    const file = files.find(address.pathname);
    if (!file) return refuse(response, 404);
    const connect = [socketsOf(server.origin)];
    const policy =
      address.pathname === '/'
        ? pinPolicy({ connect, ancestors: [windowOrigin] })
        : scriptPolicy(address.pathname, connect);
    sendFile(file, response, { 'Content-Security-Policy': policy });
  };

  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = addressOf(request);
    if (address?.pathname !== '/socket') return refuseUpgrade(socket, 404);
    const job = this.options.frames.redeem(address.searchParams.get('ticket') ?? '');
    if (!job) return refuseUpgrade(socket, 403);
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.options.accept(opened, job));
  };

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }
}

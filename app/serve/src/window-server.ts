import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  EMPTY_PAGE_POLICY,
  type PageFile,
  type PageFiles,
  scriptPolicy,
  windowPolicy,
  withNonce,
} from '@sealwright/shell/node';
import { entryOf, entryQuery, WINDOW_MESSAGE_LIMIT, WINDOW_SOCKET, type WindowEntry } from '@sealwright/shell/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import { Access } from './access.ts';
import { addressOf, type LoopbackServer, refuse, refuseUpgrade, SAFE_HEADERS, socketsOf } from './loopback-server.ts';
import { SECOND_START } from './running-server.ts';
import { sendFile, sendPage } from './send-page.ts';

export interface WindowServerOptions {
  readonly server: LoopbackServer;
  readonly files: PageFiles;
  readonly pinOrigin: string;
  /** Gets the socket of every window. */
  readonly accept: (socket: WebSocket) => void;
  /** Answers a second start of the program; `undefined` refuses. */
  readonly answerSecondStart: (question: string) => string | undefined;
}

const STRANGER =
  '请使用终端中显示的地址打开；地址只能使用一次，再次运行 sealwright 可获得新地址。\n' +
  'Open the address that the terminal shows. It works once: run the program again for a new one.';

/** In characters: a hundred long paths. */
const LONGEST_QUESTION = 500_000;

/** Serves the window's page and its socket to the browsers that were let in. */
export class WindowServer {
  private readonly options: WindowServerOptions;
  private readonly access: Access;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: WINDOW_MESSAGE_LIMIT,
    perMessageDeflate: false,
  });

  constructor(options: WindowServerOptions) {
    this.options = options;
    this.access = new Access(options.server.port);
  }

  /** An address that opens a window, once. */
  newAddress(entry: WindowEntry): string {
    const query = new URLSearchParams(entryQuery(entry));
    query.set('token', this.access.newToken());
    return `${this.options.server.origin}/?${query}`;
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse) => {
    const address = addressOf(request);
    if (!address) return refuse(response, 404);
    if (request.method === 'POST' && address.pathname === SECOND_START) return this.secondStart(request, response);
    if (request.method !== 'GET') return refuse(response, 405);
    const token = address.pathname === '/' ? address.searchParams.get('token') : null;
    if (token !== null) return this.letIn(token, entryOf(address.search), request, response);
    if (!isFromHere(request) || !this.access.isAllowed(request)) return refuse(response, 403, STRANGER);
    const file = this.options.files.find(address.pathname);
    if (!file) return refuse(response, 404);
    if (address.pathname === '/') {
      this.sendWindow(file, response).catch(() => response.destroy());
      return;
    }
    const policy = scriptPolicy(address.pathname, [socketsOf(this.options.server.origin)]);
    sendFile(file, response, { 'Content-Security-Policy': policy });
  };

  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (addressOf(request)?.pathname !== WINDOW_SOCKET) return refuseUpgrade(socket, 404);
    if (!isFromHere(request) || !this.access.isAllowed(request)) return refuseUpgrade(socket, 403);
    this.sockets.handleUpgrade(request, socket, head, this.options.accept);
  };

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private secondStart(request: IncomingMessage, response: ServerResponse) {
    let question = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      question += chunk;
      if (question.length > LONGEST_QUESTION) request.destroy();
    });
    request.on('end', () => {
      const answer = this.options.answerSecondStart(question);
      if (answer === undefined) refuse(response, 403);
      else
        response
          .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...SAFE_HEADERS })
          .end(answer);
    });
  }

  /** Trades a token for the cookie. Not by a redirect: the cookie would not go with one that began on a foreign page. */
  private letIn(token: string, entry: WindowEntry, request: IncomingMessage, response: ServerResponse) {
    // A browser that loads addresses ahead of its user must not use the token up.
    if (request.headers['sec-purpose'] !== undefined) return refuse(response, 403);
    const cookie = this.access.redeem(token);
    // Reloading the first address, or going back to it, is no reason to shut out a browser that was let in.
    if (!cookie && !this.access.isAllowed(request)) return refuse(response, 403, STRANGER);
    const target = `/${entryQuery(entry)}`;
    const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${target}"><title>印匠</title>`;
    sendPage(html, response, {
      'Content-Security-Policy': EMPTY_PAGE_POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      ...(cookie && { 'Set-Cookie': cookie }),
    });
  }

  private async sendWindow(page: PageFile, response: ServerResponse): Promise<void> {
    const { server, pinOrigin } = this.options;
    const html = Buffer.from(await page.read()).toString();
    const nonce = randomBytes(16).toString('base64');
    const sources = { connect: [socketsOf(server.origin)], frames: [pinOrigin, 'blob:'] };
    sendPage(withNonce(html, nonce), response, {
      'Content-Security-Policy': windowPolicy(nonce, sources),
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  }
}

/** Other ports of this machine are the same site for cookies: what a page from there asks for is refused. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

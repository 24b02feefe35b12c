/** The web server of a CA, on 127.0.0.1. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** `undefined`: no answer, ever. */
export type Answering = (
  asked: Asked,
) => { readonly status?: number; readonly location?: string; readonly body?: Uint8Array } | undefined;

export class LocalIssuer {
  readonly url: string;
  readonly asked: Asked[] = [];
  /** 404 until a test says otherwise. */
  answering: Answering = () => ({ status: 404 });
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', async (request, response) => {
      const { method = '', url: path = '', headers } = request;
      const asked = { method, path, headers, body: await buffer(request) };
      this.asked.push(asked);
      const answer = this.answering(asked);
      if (!answer) return;
      const { status = 200, location, body } = answer;
      response.writeHead(status, { 'set-cookie': 'seen=1', ...(location !== undefined && { location }) });
      response.end(body);
    });
  }

  static async start(): Promise<LocalIssuer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LocalIssuer(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

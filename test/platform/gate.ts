import {
  Agent,
  createServer,
  type IncomingMessage,
  request as requestOf,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What came through. */
export interface Passed {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  /** Bytes of the request's body that reached the server, and of the answer's that reached the client. */
  sent: number;
  received: number;
}

/** `hold`: the server never gets it; `hold-answer`: its client never hears; a number: so many bytes of the answer, no more. */
export type Stop = 'hold' | 'hold-answer' | number;

/** Between a client and a server: counts what passes, and stops for ever what a test wants to be in the middle of. */
export class Gate {
  readonly address: string;
  passed: Passed[] = [];
  /** Called when something was stopped. */
  onStop: () => void = () => {};
  stops: (request: string, passed: readonly Passed[]) => Stop | undefined = () => undefined;
  private readonly server: Server;
  private readonly target: string;
  private readonly agent = new Agent({ keepAlive: true });

  /** `target`: address of an API; the gate's has the same path. */
  static async open(target: string): Promise<Gate> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Gate(server, new URL(target));
  }

  private constructor(server: Server, { origin, pathname }: URL) {
    this.server = server;
    this.target = origin;
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`;
    // A client that was killed has torn its lines.
    server.on('request', (asked, told) => void this.pass(asked, told).catch(() => told.destroy()));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.agent.destroy();
  }

  private async pass(asked: IncomingMessage, told: ServerResponse): Promise<void> {
    const request = `${asked.method} ${asked.url}`;
    const stop = this.stops(request, this.passed);
    const body = await buffer(asked);
    if (stop === 'hold') return this.onStop();
    const passed: Passed = { request, headers: asked.headers, sent: 0, received: 0 };
    this.passed.push(passed);
    const answer = await this.ask(asked, body);
    passed.sent = body.length;
    if (stop === 'hold-answer') {
      await buffer(answer);
      return this.onStop();
    }
    const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...headers } = answer.headers;
    told.writeHead(answer.statusCode!, headers);
    told.on('close', () => answer.destroy());
    for await (const part of answer as AsyncIterable<Buffer>) {
      const most = part.subarray(0, (stop ?? Number.POSITIVE_INFINITY) - passed.received);
      await new Promise((resolve) => told.write(most, resolve));
      passed.received += most.length;
      if (most.length < part.length) return this.onStop();
    }
    told.end();
  }

  private ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { connection: _, 'transfer-encoding': __, ...passed } = headers;
      const options = { method, agent: this.agent, headers: { ...passed, 'content-length': body.length } };
      requestOf(`${this.target}${url}`, options).on('error', reject).on('response', resolve).end(body);
    });
  }
}

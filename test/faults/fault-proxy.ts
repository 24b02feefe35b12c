/**
 * A bad network between a client and an HTTP server: what it does to each request is drawn by a seed. What a real one does
 * to packets shows as what becomes of requests: they or their answers get lost, late, torn, doubled, out of order, or are
 * answered by something in between.
 */
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
import { type Draw, drawOf } from './seeded-draw.ts';

export const FAULTS = [
  /** Nothing arrives, and the line goes dead. */
  'drop-request',
  /** All is carried out, and nobody is told. */
  'drop-answer',
  'delay',
  /** A connection that the other end tears down, before the request goes on and after it did. */
  'reset-early',
  'reset-late',
  /** Only a part of the body arrives. */
  'truncate-request',
  'truncate-answer',
  /** The server gets it twice, at the same time. */
  'duplicate',
  /** The server gets it again, some time after its client had the answer. */
  'late-duplicate',
  /** It overtakes none, but others overtake it. */
  'reorder',
  /** Something in between answers, with a status of 429 or 5xx, before or after the server had the request. */
  'error-early',
  'error-late',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxyOptions {
  readonly seed: number;
  /** How likely each fault is for a request, from 0 to 1; together at most 1. */
  readonly rates: Partial<Readonly<Record<Fault, number>>>;
  /** Longest pause in milliseconds. Default 20. */
  readonly patience?: number;
}

/** What became of a request. */
export interface Passage {
  readonly request: string;
  readonly fault: Fault | undefined;
}

const STATUSES = [429, 500, 502, 503, 504];
/** Answers are longer than this seldom, so that a cut hits heads, bodies and their ends. */
const CUT = 2_000;

export class FaultProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Origin of the server; set before the first request. */
  target = '';
  /** In the order in which they came. */
  readonly passages: Passage[] = [];
  private readonly server: Server;
  private readonly options: Required<FaultProxyOptions>;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly running = new Set<Promise<void>>();
  private isCalm = false;
  /** Wakes who was told to wait for others to pass. */
  private readonly overtaken = new Set<() => void>();

  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(server, options);
  }

  private constructor(server: Server, options: FaultProxyOptions) {
    this.server = server;
    this.options = { patience: 20, ...options };
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      // A line that breaks while it is torn is nothing to report.
      this.track(this.pass(request, response).catch(() => void response.destroy()));
    });
  }

  /** From now on the network is a good one. Resolves when nothing is under way that was meddled with. */
  async calm(): Promise<void> {
    this.isCalm = true;
    while (this.running.size > 0) await Promise.allSettled([...this.running]);
  }

  /** The network is as bad as it was again. */
  disturb(): void {
    this.isCalm = false;
  }

  /** How often each fault happened. */
  get counts(): Readonly<Partial<Record<Fault, number>>> {
    const counts: Partial<Record<Fault, number>> = {};
    for (const { fault } of this.passages) if (fault) counts[fault] = (counts[fault] ?? 0) + 1;
    return counts;
  }

  async dispose(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.agent.destroy();
    await Promise.allSettled([...this.running]);
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const draw = drawOf(this.options.seed, this.passages.length);
    const fault = this.isCalm ? undefined : this.faultOf(draw);
    this.passages.push({ request: `${request.method} ${request.url}`, fault });
    const body = await buffer(request);
    const send = (sent = body) => this.send(request, sent);
    const drop = () => void request.socket.destroy();
    const reset = () => void request.socket.resetAndDestroy();
    switch (fault) {
      case undefined:
        return this.answer(await send(), response);
      case 'drop-request':
        await this.pause(draw);
        return drop();
      case 'drop-answer':
        await finished(await send());
        return drop();
      case 'delay':
        await this.pause(draw);
        return this.answer(await send(), response);
      case 'reset-early':
        return reset();
      case 'reset-late':
        await finished(await send());
        return reset();
      case 'truncate-request':
        await this.tear(request, body, draw.upTo(body.length));
        return drop();
      case 'truncate-answer':
        return this.answer(await send(), response, draw.upTo(CUT));
      case 'duplicate': {
        const [first, second] = await Promise.all([send(), send()]);
        const [shown, other] = draw.upTo(2) === 0 ? [first, second] : [second, first];
        other.resume();
        if (isStream(other)) other.destroy();
        return this.answer(shown, response);
      }
      case 'late-duplicate':
        await this.answer(await send(), response);
        return this.track(
          (async () => {
            await this.pause(draw);
            await finished(await send());
          })().catch(() => {}),
        );
      case 'reorder':
        await this.othersPass();
        return this.answer(await send(), response);
      case 'error-early':
        return fail(response, draw);
      case 'error-late':
        await finished(await send());
        return fail(response, draw);
    }
  }

  private faultOf(draw: Draw): Fault | undefined {
    let left = draw.share();
    for (const fault of FAULTS) {
      left -= this.options.rates[fault] ?? 0;
      if (left < 0) return fault;
    }
    return undefined;
  }

  /** The request as it came, on its way to the server. */
  private send(request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    for (const wake of this.overtaken) wake();
    return new Promise((resolve, reject) => {
      const { method, url, headers } = request;
      const forwarded = requestOf(`${this.target}${url}`, { method, headers: onward(headers), agent: this.agent });
      forwarded.on('error', reject).on('response', resolve).end(body);
    });
  }

  /** A part of the request, then nothing. */
  private tear({ method, url, headers }: IncomingMessage, body: Buffer, length: number): Promise<void> {
    return new Promise((resolve) => {
      const torn = requestOf(`${this.target}${url}`, { method, headers: { ...onward(headers), connection: 'close' } });
      torn.on('error', () => resolve()).on('response', (answer) => answer.resume());
      torn.setHeader('Content-Length', body.length);
      torn.write(body.subarray(0, length), () => {
        torn.destroy();
        resolve();
      });
    });
  }

  /** Passes an answer on, whole or cut after so many bytes. Streams are passed on as they come. */
  private async answer(
    answer: IncomingMessage,
    response: ServerResponse,
    cut = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    response.writeHead(answer.statusCode ?? 502, onward(answer.headers));
    response.on('close', () => answer.destroy());
    response.flushHeaders();
    let left = cut;
    for await (const part of answer as AsyncIterable<Buffer>) {
      if (part.length >= left) {
        response.write(part.subarray(0, left), () => response.destroy());
        return;
      }
      left -= part.length;
      response.write(part);
    }
    response.end();
  }

  private pause(draw: Draw): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, draw.upTo(this.options.patience)));
  }

  /** Waits until another request has gone on, or as long as its patience lasts where there is none. */
  private othersPass(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.overtaken.delete(wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(wake, this.options.patience);
      this.overtaken.add(wake);
    });
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }
}

/** What belongs to a connection and not to the message. */
function onward({
  connection,
  'transfer-encoding': encoding,
  'keep-alive': keep,
  ...headers
}: IncomingMessage['headers']) {
  return headers;
}

/** The server has done all there was to do. */
async function finished(answer: IncomingMessage): Promise<void> {
  if (isStream(answer)) return void answer.destroy();
  await buffer(answer);
}

/** An answer that does not end by itself. */
const isStream = ({ headers }: IncomingMessage) => headers['content-type']?.startsWith('text/event-stream') ?? false;

function fail(response: ServerResponse, draw: Draw): void {
  const status = STATUSES[draw.upTo(STATUSES.length)] ?? 500;
  const isPassing = status === 429 || status === 503;
  response.writeHead(status, { 'Content-Type': 'text/html', ...(isPassing && { 'Retry-After': '0' }) });
  response.end('<h1>The network is at fault</h1>');
}

/** One request and its answer: nothing but what was asked for, from nobody else, within bounds of size and time. */
import { WorkflowUnreachable } from '@sealwright/core/api';
import { PlatformAnswerOdd, PlatformRedirected } from './line-errors.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Ends with `workflow.unreachable` where the line breaks, and as the request's signal says. To be gone through or closed. */
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): void;
}

const MOST_REDIRECTS = 3;

/** `patience`: longest silence, in milliseconds. Follows redirects of reading requests within the same origin alone. */
export async function exchange(request: Request, patience: number): Promise<Answer> {
  let asked = request;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await ask(asked, patience);
    if (answer.status < 300 || answer.status > 399 || answer.status === 304) return answer;
    answer.close();
    asked = redirected(asked, answer.headers.get('location'));
  }
  throw PlatformRedirected({ place: shownUrl(asked.url) });
}

function redirected(request: Request, location: string | null): Request {
  const target = location === null ? undefined : parse(location, request.url);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!target || target.origin !== new URL(request.url).origin || !isReading) {
    throw PlatformRedirected({ place: target ? shownUrl(target.href) : '?' });
  }
  return new Request(target, request);
}

async function ask(request: Request, patience: number): Promise<Answer> {
  const { signal } = request;
  signal.throwIfAborted();
  const control = new AbortController();
  const abort = () => control.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const watch = new Silence(patience, () => control.abort(unreachable(request.url, 'ETIMEDOUT')));
  const end = () => {
    watch.end();
    signal.removeEventListener('abort', abort);
  };
  let response: Response;
  try {
    response = await fetch(request, { signal: control.signal, redirect: 'manual' });
  } catch (fault) {
    end();
    throw thrown(fault, request, control.signal);
  }
  const { status, headers, body } = response;
  const close = () => {
    end();
    control.abort();
  };
  async function* chunks() {
    try {
      for await (const chunk of body ?? []) {
        watch.heard();
        yield chunk as Uint8Array;
      }
    } catch (fault) {
      throw thrown(fault, request, control.signal);
    } finally {
      close();
    }
  }
  watch.heard();
  return { status, headers, chunks: chunks(), close };
}

/** The body as a whole. `platform.answer-odd` where it is longer than `limit`. */
export async function readWhole({ chunks }: Answer, limit: number, place: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw PlatformAnswerOdd({ place, rule: `at most ${limit} bytes` });
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Tells when nothing has been heard for a time. */
class Silence {
  private readonly patience: number;
  private readonly tell: () => void;
  private timer: NodeJS.Timeout;

  constructor(patience: number, tell: () => void) {
    this.patience = patience;
    this.tell = tell;
    this.timer = setTimeout(tell, patience);
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.tell, this.patience);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** What the caller is told: its own reason where it gave up, else that the line is broken, and how. */
function thrown(fault: unknown, { signal, url }: Request, ended: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (WorkflowUnreachable.is(ended.reason)) return ended.reason;
  return unreachable(url, codeOf(fault), fault);
}

function unreachable(url: string, reason: string, cause?: unknown) {
  return WorkflowUnreachable({ place: new URL(url).host, reason }, { cause });
}

/** `ECONNREFUSED` and the like stand in the cause of what `fetch` throws. */
function codeOf(fault: unknown): string {
  for (let at: unknown = fault; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    const first = at instanceof AggregateError ? (at.errors[0] as NodeJS.ErrnoException | undefined) : undefined;
    if (typeof first?.code === 'string') return first.code;
  }
  return 'unknown';
}

function parse(location: string, base: string): URL | undefined {
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}

/** What stands behind `?` may be somebody's business. */
function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.slice(0, 200);
}

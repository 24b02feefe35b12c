import { WorkflowEntryRequired } from '@sealwright/core/api';
import type { paths, Schemas } from '@sealwright/platform/api';
import createClient, { type Client } from 'openapi-fetch';
import { type Backoff, withBackoff } from './line/backoff.ts';
import { type Answer, exchange, readWhole } from './line/exchange.ts';
import { PlatformAnswerOdd } from './line/line-errors.ts';
import type { Place } from './places.ts';
import { type ProblemContext, problemError } from './problem-errors.ts';
import type { Session, Tokens } from './session.ts';

export interface ClientOptions {
  readonly backoff: Backoff;
  /** Longest silence of the platform, in milliseconds. */
  readonly patience: number;
}

/** Bytes of an answer that is no file: a page of 100 vouchers with 100 recipients each is some 3 MB. */
const MOST = 8 * 1024 * 1024;
/** Judging a big file takes its time, and so does sending a part of one over a narrow line; milliseconds. */
const SLOW = { patience: 120_000, calls: /\/(sign|drafts|uploads\/[^/]+)$/ };
/** Who leaves does not wait to be seen off. */
const FAREWELL = 3_000;

/** What openapi-fetch gives for a call. */
interface Result<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** Calls of one platform: typed by its document, in the name of who is in, repeated where that is harmless. */
export class PlatformClient {
  readonly place: Place;
  /** As nobody. */
  readonly open: Client<paths>;
  /** As who is in. `workflow.entry-required` */
  readonly api: Client<paths>;
  private readonly session: Session;
  private readonly options: ClientOptions;
  private refreshing: { readonly of: Tokens; readonly fresh: Promise<Tokens | undefined> } | undefined;

  constructor(place: Place, session: Session, options: ClientOptions) {
    this.place = place;
    this.session = session;
    this.options = options;
    const { baseUrl } = place;
    this.open = createClient<paths>({
      baseUrl,
      fetch: async (request) => this.whole(await this.ask(request), request),
    });
    this.api = createClient<paths>({
      baseUrl,
      fetch: async (request) => this.whole(await this.answer(request), request),
    });
  }

  get tokens(): Tokens | undefined {
    return this.session.at(this.place.id);
  }

  /** What a call answers; throws what its problem means. */
  async data<T>(call: Promise<Result<T>>, context: Omit<ProblemContext, 'place'> = {}): Promise<T> {
    let result: Result<T>;
    try {
      result = await call;
    } catch (fault) {
      if (fault instanceof SyntaxError)
        throw PlatformAnswerOdd({ place: this.place.shown, rule: 'JSON' }, { cause: fault });
      throw fault;
    }
    const { data, error, response } = result;
    if (!response.ok) throw problemError(response, error, { ...context, place: this.place.shown });
    if (typeof data !== 'object' || data === null) throw PlatformAnswerOdd({ place: this.place.shown, rule: 'JSON' });
    return data;
  }

  /** Waits for a call that answers nothing. */
  async done({ error, response }: Omit<Result<unknown>, 'data'>): Promise<Headers> {
    if (!response.ok) throw problemError(response, error, { place: this.place.shown });
    return response.headers;
  }

  /** An answer that is gone through as it comes. Throws what its problem means. */
  async stream(path: string, headers: Record<string, string>, options: StreamOptions): Promise<Answer> {
    const { signal, patience, ...context } = options;
    const init = { headers, ...(signal && { signal }) };
    const answer = await this.answer(new Request(`${this.place.baseUrl}${path}`, init), patience);
    if (answer.status < 400) {
      // The copy of a request that was sent hears the caller's signal only until the first one is collected as garbage.
      const stop = () => answer.close();
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted) stop();
      const close = () => {
        signal?.removeEventListener('abort', stop);
        answer.close();
      };
      return { ...answer, close };
    }
    const body = await readWhole(answer, MOST, path);
    throw problemError(answer, parseJson(body), { ...context, place: this.place.shown });
  }

  /** Here nobody is in any more, whether or not the platform hears of it. */
  async leave(): Promise<void> {
    const { tokens } = this;
    if (!tokens) return;
    this.session.end(tokens);
    const request = new Request(`${this.place.baseUrl}/sessions/current`, { method: 'DELETE' });
    await exchange(withToken(request, tokens), FAREWELL).then(
      (answer) => answer.close(),
      () => {},
    );
  }

  /** With the access token; a token that is too old is exchanged once. */
  private async answer(request: Request, patience?: number): Promise<Answer> {
    const tokens = this.tokens;
    if (!tokens) throw WorkflowEntryRequired({});
    const answer = await this.ask(withToken(request.clone(), tokens), patience);
    if (answer.status !== 401) return answer;
    answer.close();
    const fresh = await this.refresh(tokens, request.signal);
    const again = fresh && (await this.ask(withToken(request, fresh), patience));
    if (again && again.status !== 401) return again;
    again?.close();
    this.session.end(fresh ?? tokens);
    throw WorkflowEntryRequired({});
  }

  /** New tokens for those that have become too old, whoever needs them; nothing where the platform gives none. */
  private async refresh(old: Tokens, signal: AbortSignal): Promise<Tokens | undefined> {
    const now = this.tokens;
    // Another call was faster.
    if (now && now !== old) return now;
    if (this.refreshing?.of !== old) {
      const fresh = this.exchangeTokens(old);
      this.refreshing = { of: old, fresh };
      fresh
        .catch(() => {})
        .finally(() => {
          if (this.refreshing?.fresh === fresh) this.refreshing = undefined;
        });
    }
    const fresh = await this.refreshing.fresh;
    signal.throwIfAborted();
    return fresh;
  }

  private async exchangeTokens(old: Tokens): Promise<Tokens | undefined> {
    const call = this.open.POST('/sessions/refresh', { body: { refreshToken: old.refresh } });
    const { data, error, response } = await call;
    if (data) return this.session.take(this.place.id, data as Schemas['Session'], old);
    if (response.status === 401) return undefined;
    throw problemError(response, error, { place: this.place.shown });
  }

  private ask(request: Request, patience = this.patienceFor(request)) {
    request.headers.set('accept-language', 'zh-CN, en;q=0.5');
    request.headers.set('cache-control', 'no-store');
    return withBackoff(request, this.options.backoff, (one) => exchange(one, patience));
  }

  private patienceFor({ url }: Request): number {
    const { patience } = this.options;
    return SLOW.calls.test(new URL(url).pathname) ? Math.max(patience, SLOW.patience) : patience;
  }

  /** With its body read, within bounds. */
  private async whole(answer: Answer, { url }: Request): Promise<Response> {
    const { status, headers } = answer;
    const body = await readWhole(answer, MOST, new URL(url).pathname);
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : new Uint8Array(body), { status, headers });
  }
}

export interface StreamOptions extends Omit<ProblemContext, 'place'> {
  readonly signal?: AbortSignal | undefined;
  readonly patience?: number;
}

function withToken(request: Request, { access }: Tokens): Request {
  request.headers.set('authorization', `Bearer ${access}`);
  return request;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

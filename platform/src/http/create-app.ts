import fastify, { type FastifyInstance } from 'fastify';
import type { Schemas } from '../api/schemas.ts';
import { bindOperations } from './bind-operations.ts';
import type { Handlers } from './call.ts';
import { countAnswers } from './close-app.ts';
import { HttpProblem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import { compileValidator } from './validators.ts';

export interface AppOptions {
  /** Who an access token stands for; nothing where it stands for nobody (any more). */
  readonly partyOf: (accessToken: string) => Promise<Schemas['Party'] | undefined>;
  /** Of each party, and of each address while nobody knows whose it is. */
  readonly rates: { readonly parties: Rate; readonly strangers: Rate };
  /** Addresses of proxies whose `X-Forwarded-For` counts. */
  readonly trustedProxies?: readonly string[];
  /** Of what nobody asked for: one line each. Never told to callers. */
  readonly onFault: (error: unknown, operation: string) => void;
}

/** Longest JSON body, in bytes. */
const JSON_LIMIT = 1024 * 1024;
/** A request takes no longer, in milliseconds: an upload of a broken-off request goes on where it stopped. */
const REQUEST_TIME = 15 * 60_000;

/** The HTTP side of the platform: routes, who asks, how often, and how refusals are told. */
export async function createApp(handlers: Handlers, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIME,
    forceCloseConnections: 'idle',
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
  });
  app.setValidatorCompiler(({ schema, httpPart }) => compileValidator(schema, httpPart));
  // What is handed in is read by who stores it, as it comes.
  app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
  // A GET or POST without a body may still say that it is text.
  app.removeContentTypeParser('text/plain');
  countAnswers(app);
  addGuards(app, options);
  app.setNotFoundHandler(() => {
    throw new HttpProblem(404, 'not-found');
  });
  app.setErrorHandler((error, request, reply) => {
    const { status, headers, body, fault } = problemOf(error, request.headers['accept-language']);
    // Who hung up in the middle of a request is no fault, and hears nothing of it.
    const isTorn = request.raw.destroyed && !request.raw.complete;
    if (fault && !isTorn) options.onFault(error, request.routeOptions.config.operation?.id ?? request.method);
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
  });
  bindOperations(app, handlers);
  await app.ready();
  return app;
}

function addGuards(app: FastifyInstance, { partyOf, rates }: AppOptions): void {
  const parties = new RateLimit(rates.parties);
  const strangers = new RateLimit(rates.strangers);
  const limit = (rate: RateLimit, caller: string) => {
    const retryAfter = rate.take(caller);
    if (retryAfter > 0) throw new HttpProblem(429, 'rate-limited', { retryAfter });
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const { operation } = request.routeOptions.config;
    if (operation?.id === 'health') return;
    if (!operation?.isSecured) return limit(strangers, request.ip);
    const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const party = token === undefined ? undefined : await partyOf(token);
    if (!party) {
      limit(strangers, request.ip);
      throw new HttpProblem(401, 'not-signed-in');
    }
    limit(parties, party.code);
    request.party = party;
  });
}

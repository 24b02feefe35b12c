import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Schemas } from '../api/schemas.ts';
import type { Answer, Call, Handlers } from './call.ts';
import { BASE, type Operation, type OperationId, readOperations } from './operations.ts';
import { HttpProblem } from './problem.ts';
import { requestHash } from './request-hash.ts';

declare module 'fastify' {
  interface FastifyRequest {
    party: Schemas['Party'];
  }
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

const NOBODY: Schemas['Party'] = { code: '', name: '' };

/** Makes a route of every operation of the document. One without a handler, or a handler without one, does not compile. */
export function bindOperations(app: FastifyInstance, handlers: Handlers): void {
  app.decorateRequest('party');
  for (const operation of readOperations()) {
    app.route({
      method: operation.method,
      url: `${BASE}${operation.path}`,
      // HEAD stands in the document where there is one.
      exposeHeadRoute: false,
      schema: {
        ...(operation.params && { params: operation.params }),
        ...(operation.query && { querystring: operation.query }),
        ...(operation.headers && { headers: operation.headers }),
        ...(operation.body && operation.isBodyRequired && { body: operation.body }),
      },
      config: { operation },
      preValidation: async (request) => requireTerms(request, operation),
      handler: (request, reply) => handle(request, reply, operation, handlers),
    });
  }
}

function requireTerms({ headers }: FastifyRequest, { needsKey, needsEtag }: Operation): void {
  if (needsKey && headers['idempotency-key'] === undefined) throw new HttpProblem(400, 'idempotency-key-required');
  if (needsEtag && headers['if-match'] === undefined) throw new HttpProblem(428, 'precondition-required');
}

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: Operation,
  handlers: Handlers,
): Promise<unknown> {
  const { id, body: bodySchema, isBodyRequired } = operation;
  if (bodySchema && !isBodyRequired && request.body !== undefined && request.body !== null)
    checkBody(request, bodySchema);
  const gone = new AbortController();
  const abort = () => {
    if (!reply.raw.writableFinished) gone.abort();
  };
  reply.raw.once('close', abort);
  const etag = String(request.headers['if-match'] ?? '');
  const call: Call<OperationId> = {
    party: request.party ?? NOBODY,
    path: request.params as never,
    query: request.query as never,
    body: (bodySchema ? (request.body ?? undefined) : undefined) as never,
    key: String(request.headers['idempotency-key'] ?? '').toLowerCase(),
    requestHash:
      bodySchema || operation.needsKey ? requestHash(id, request.params, etag, bodySchema && request.body) : '',
    etag,
    request,
    signal: gone.signal,
  };
  const answer = (await handlers[id](call as never)) as Answer<OperationId>;
  return send(reply, answer);
}

function checkBody(request: FastifyRequest, schema: Operation['body']): void {
  const validate = request.compileValidationSchema(schema as object, 'body');
  if (validate(request.body)) return;
  const errors = (validate.errors ?? []).map(({ instancePath, message }) => ({
    pointer: `/body${instancePath}`,
    detail: message ?? '',
  }));
  throw new HttpProblem(400, 'malformed', { errors });
}

function send(reply: FastifyReply, { status = 200, headers = {}, body, bytes }: Answer<OperationId>): FastifyReply {
  reply.code(status).headers(headers);
  if (bytes) return reply.send(Readable.from(bytes, { objectMode: false }));
  if (body === undefined) return reply.send();
  const etag = (body as { etag?: unknown }).etag;
  if (typeof etag === 'string') reply.header('etag', etag);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

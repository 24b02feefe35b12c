import type { FastifyRequest } from 'fastify';
import type { operations } from '../api/openapi-types.ts';
import type { Schemas } from '../api/schemas.ts';
import type { OperationId } from './operations.ts';

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = operations[Id] extends {
  parameters: { [key in Place]?: infer Values };
}
  ? NonNullable<Values>
  : never;

type Body<Id extends OperationId> = operations[Id] extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : operations[Id] extends { requestBody?: { content: { 'application/json': infer B } } }
    ? B | undefined
    : undefined;

/** What a request says, checked against the document. */
export interface Call<Id extends OperationId> {
  /** From the access token. Empty where an operation needs none. */
  readonly party: Schemas['Party'];
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: Body<Id>;
  /** `Idempotency-Key`, and what tells the same request from another. */
  readonly key: string;
  readonly requestHash: string;
  /** `If-Match`. */
  readonly etag: string;
  readonly request: FastifyRequest;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
}

type JsonAnswers<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 | 204
    ? Responses[Status] extends { content: { 'application/json': infer B } }
      ? B
      : undefined
    : never;
}[keyof Responses];

/** A JSON body, or bytes, or nothing. */
export interface Told<B> {
  /** 200 where nothing is said. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: B | undefined;
  /** Bytes in place of JSON. */
  readonly bytes?: AsyncIterable<Uint8Array>;
}

export type Answer<Id extends OperationId> = Told<JsonAnswers<operations[Id]['responses']>>;

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>>;

/** What each operation does. */
export type Handlers<Ids extends OperationId = OperationId> = { readonly [Id in Ids]: Handler<Id> };

import document from '../api/openapi.json' with { type: 'json' };
import type { operations } from '../api/openapi-types.ts';

export type OperationId = keyof operations;

type Schema = Readonly<Record<string, unknown>>;

/** One route, as `openapi.yaml` says it. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** In Fastify's way, `/vouchers/:id`. */
  readonly path: string;
  readonly isSecured: boolean;
  readonly needsKey: boolean;
  readonly needsEtag: boolean;
  readonly params: Schema | undefined;
  readonly query: Schema | undefined;
  readonly headers: Schema | undefined;
  /** Of JSON; missing where there is none, or where a body is bytes. */
  readonly body: Schema | undefined;
  readonly isBodyRequired: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, { schema: unknown }> };
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

/** Where all paths begin: `/api/v1`. */
export const BASE = document.servers[0]!.url;

/** All that the document lists. */
export function readOperations(): readonly Operation[] {
  return Object.entries(document.paths as Record<string, Record<string, unknown>>).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as DocumentedOperation | undefined;
      if (!operation) return [];
      const shared = (item.parameters ?? []) as readonly unknown[];
      return [readOperation(path, method, operation, [...shared, ...(operation.parameters ?? [])])];
    }),
  );
}

function readOperation(
  path: string,
  method: string,
  { operationId, security, requestBody }: DocumentedOperation,
  listed: readonly unknown[],
): Operation {
  const parameters = listed.map((each) => resolve(each) as unknown as Parameter);
  const required = (name: string) => parameters.some((each) => each.name === name && each.required);
  const body = requestBody?.content['application/json'];
  return {
    id: operationId as OperationId,
    method: method.toUpperCase(),
    path: path.replace(/\{(\w+)\}/g, ':$1'),
    isSecured: security === undefined,
    needsKey: required('idempotency-key'),
    needsEtag: required('if-match'),
    params: schemaOf(parameters, 'path'),
    query: schemaOf(parameters, 'query'),
    headers: schemaOf(parameters, 'header'),
    body: body && resolve(body.schema),
    isBodyRequired: requestBody?.required === true,
  };
}

function schemaOf(parameters: readonly Parameter[], place: string): Schema | undefined {
  const own = parameters.filter((each) => each.in === place);
  if (own.length === 0) return place === 'query' ? { type: 'object', additionalProperties: false } : undefined;
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter((each) => each.required).map(({ name }) => name),
    // Unknown header fields are none of this document's business; an unknown query parameter is a mistake.
    ...(place === 'query' && { additionalProperties: false }),
  };
}

/** The same with what its references lead to. Only schemas that requests use come here: none of them holds itself. */
function resolve(value: unknown): Schema {
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    const { $ref } = each as { $ref?: string };
    if ($ref !== undefined) return walk(targetOf($ref));
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as Schema;
}

function targetOf(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce((at, key) => (at as Record<string, unknown>)[key], document as unknown);
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import document from '../api/openapi.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv as never);
ajv.addSchema({ $id: 'api', components: document.components });

/** Answers that every operation may give, which the document does not repeat for each. */
const ANYWHERE = new Set([400, 401, 404, 429, 500, 503]);

type Item = Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> } | undefined>>;

/** What the API document does not foresee of an answer; nothing where it is as it should be. */
export function answerFaults(
  method: string,
  path: string,
  { status, headers, body }: { status: number; headers: Readonly<Record<string, unknown>>; body: unknown },
): string | undefined {
  const [plain = ''] = path.split('?');
  const item = Object.entries(document.paths as unknown as Readonly<Record<string, Item>>)
    .filter(([known]) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain))
    .sort(([one], [other]) => one.split('{').length - other.split('{').length)[0]?.[1];
  const operation = item?.[method.toLowerCase()];
  if (status >= 400) {
    if (operation && !(status in operation.responses) && !ANYWHERE.has(status)) return `${status} is not documented`;
    if (method === 'HEAD' || status === 416) return undefined;
    if (!String(headers['content-type']).startsWith('application/problem+json')) return 'no problem+json';
    return misfit('#/components/schemas/Problem', body);
  }
  if (!operation) return 'no such operation';
  const documented = operation.responses[status];
  if (!documented) return `${status} is not documented`;
  const answer = resolved(documented) as { content?: Record<string, { schema: { $ref?: string } }> };
  const reference = answer.content?.['application/json']?.schema.$ref;
  return reference ? misfit(reference, body) : undefined;
}

function misfit(reference: string, body: unknown): string | undefined {
  const validate = ajv.getSchema(`api${reference}`);
  if (!validate) return `no schema ${reference}`;
  return validate(body) ? undefined : ajv.errorsText(validate.errors);
}

function resolved(value: unknown): unknown {
  const { $ref } = value as { $ref?: string };
  if (!$ref) return value;
  return $ref
    .replace('#/', '')
    .split('/')
    .reduce((at, key) => (at as Record<string, unknown>)[key], document as unknown);
}

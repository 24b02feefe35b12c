import { createHash } from 'node:crypto';

/** Tells a request that comes again from another one under the same key: SHA-256, lower case hexadecimal. */
export function requestHash(operation: string, path: unknown, etag: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, sorted(path), etag, sorted(body ?? {})]))
    .digest('hex');
}

/** The same value with the members of its objects in one order: a client may write them in any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

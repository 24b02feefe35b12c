/**
 * A deep, frozen copy of data: plain objects, lists, dates and bytes are copied, each once however often it is referred
 * to; anything else (a `Secret`, a signal, a function) is passed as it is. Bytes cannot be frozen: who must not share
 * them needs a copy of its own.
 */
export function frozenCopy<T>(data: T): T {
  return copyOf(data, new Map()) as T;
}

function copyOf(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known) return known;
  const copy = emptyCopy(value);
  if (!copy) return value;
  copies.set(value, copy);
  if (copy instanceof Uint8Array || copy instanceof Date) return copy;
  for (const [key, member] of Object.entries(value)) {
    const own = copyOf(member, copies);
    // Assigning is many times faster; only this one name would set the prototype instead.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: own, enumerable: true });
    else (copy as Record<string, unknown>)[key] = own;
  }
  return Object.freeze(copy);
}

/** What the copy of a value starts from: whole for bytes and dates, empty for lists and plain objects. */
function emptyCopy(value: object): object | undefined {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value instanceof Date) return new Date(value.getTime());
  if (Array.isArray(value)) return new Array(value.length);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? {} : undefined;
}

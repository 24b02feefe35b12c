import { SealwrightError } from '../../api/errors.ts';
import { Secret } from '../../api/secret.ts';
import { NotPassable } from './object-errors.ts';
import { isMethodName, isReserved, LIMITS, type WireValue } from './wire-value.ts';

/** Where an encoder leaves what cannot be copied. */
export interface Lender {
  /** Lends an object whose `methods` may be called; an empty list for a function. */
  lend(target: object, methods: readonly string[]): number;
  lendSignal(signal: AbortSignal): number;
  /** The number of an object that the other side lent, if it is one. */
  returned(value: object): number | undefined;
}

export interface EncodeOptions {
  /**
   * Whether instances of classes are lent, by the methods of their class. A plugin's own process lends them freely; the
   * host lends nothing but what it has picked by hand, since the members of an instance may lead anywhere.
   */
  readonly instances: boolean;
}

/**
 * Turns a value into what a channel can carry. Throws `rpc.not-passable` for secrets and for what has no meaning
 * elsewhere (symbols, maps, promises), and for values too large or too deep.
 */
export function encodeValue(value: unknown, lender: Lender, options: EncodeOptions): WireValue {
  return new Encoder(lender, options).encode(value, 0);
}

class Encoder {
  private readonly lender: Lender;
  private readonly options: EncodeOptions;
  private values = 0;
  /** One picture in many places crosses once. */
  private readonly bytes = new Map<Uint8Array, number>();

  constructor(lender: Lender, options: EncodeOptions) {
    this.lender = lender;
    this.options = options;
  }

  encode(value: unknown, depth: number): WireValue {
    if (++this.values > LIMITS.values || depth > LIMITS.depth) throw NotPassable({ what: 'a value too large' });
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return value;
      case 'undefined':
        return { $: 'undefined' };
      case 'function':
        return this.borrowed(value) ?? { $: 'function', id: this.lender.lend(value, []) };
      case 'object':
        return value === null ? null : this.object(value, depth);
      default:
        throw NotPassable({ what: typeof value });
    }
  }

  private object(value: object, depth: number): WireValue {
    const back = this.borrowed(value);
    if (back) return back;
    if (value instanceof Uint8Array) return this.copied(value);
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof Secret) throw NotPassable({ what: 'Secret' });
    if (Array.isArray(value)) return Array.from(value, (item) => this.encode(item, depth + 1));
    if (value instanceof SealwrightError) return { $: 'error', record: plainRecord(value) };
    if (value instanceof Error) return { $: 'thrown', ...describeError(value) };
    if (value instanceof AbortSignal) {
      return { $: 'signal', id: this.lender.lendSignal(value), aborted: value.aborted };
    }
    if (isAsyncIterable(value)) {
      const id = this.lender.lend(value, []);
      return { $: 'object', id, methods: [], members: {}, iterable: true };
    }
    return isPlain(value) ? this.plain(value, depth) : this.instance(value);
  }

  /** A copy: a view would take along the memory around it. */
  private copied(bytes: Uint8Array): WireValue {
    const place = this.bytes.get(bytes);
    if (place !== undefined) return { $: 'again', place };
    this.bytes.set(bytes, this.bytes.size);
    return new Uint8Array(bytes);
  }

  private plain(value: object, depth: number): WireValue {
    const methods: string[] = [];
    const members: Record<string, WireValue> = {};
    for (const [name, member] of Object.entries(value)) {
      if (name === '__proto__') throw NotPassable({ what: name });
      if (typeof member === 'function' && isReserved(name)) throw NotPassable({ what: `a function called ${name}` });
      if (typeof member === 'function' && isMethodName(name)) methods.push(name);
      else if (member !== undefined) members[name] = this.encode(member, depth + 1);
    }
    if (methods.length > 0) return { $: 'object', id: this.lender.lend(value, methods), methods, members };
    return '$' in members ? { $: 'plain', members } : members;
  }

  private instance(value: object): WireValue {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const isOfClass = this.options.instances && kind === 'Object';
    if (!isOfClass) throw NotPassable({ what: kind === 'Object' ? 'an instance of a class' : kind });
    const methods = methodsOf(value);
    return { $: 'object', id: this.lender.lend(value, methods), methods, members: {} };
  }

  private borrowed(value: object): WireValue | undefined {
    const id = this.lender.returned(value);
    return id === undefined ? undefined : { $: 'returned', id };
  }
}

export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isAsyncIterable(value: object): boolean {
  return typeof (value as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === 'function';
}

/** Names of the methods of an instance, its own and those of its classes. */
function methodsOf(value: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof own.value === 'function' && isMethodName(name)) names.add(name);
    }
  }
  return [...names].slice(0, LIMITS.methods);
}

const LONGEST = 2_000;

/** A name and a text, whatever was thrown: it may itself throw when it is looked at. */
export function describeError(thrown: unknown): { readonly name: string; readonly message: string } {
  try {
    const { name, message } = thrown as { name?: unknown; message?: unknown };
    const isError = thrown instanceof Error || (typeof name === 'string' && typeof message === 'string');
    return {
      name: isError ? String(name).slice(0, 100) : 'Error',
      message: (isError ? String(message) : String(thrown)).slice(0, LONGEST),
    };
  } catch {
    return { name: 'Error', message: 'what was thrown cannot be shown' };
  }
}

/** A record of JSON values, though somebody may have put others into its data. */
function plainRecord(error: SealwrightError): Readonly<Record<string, WireValue>> {
  return JSON.parse(JSON.stringify(error.toJSON()));
}

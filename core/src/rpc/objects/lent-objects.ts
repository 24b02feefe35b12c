import { ObjectReleased, TooManyObjects } from './object-errors.ts';
import { ITERATE, ITSELF } from './wire-value.ts';

/** Objects that may be lent at once; also what a peer can make this side keep. */
const MOST_LENT = 2_000;

interface Entry {
  readonly target: object;
  readonly methods: ReadonlySet<string>;
  /** Ends what belongs to it, such as a listener on a signal. */
  readonly end?: () => void;
}

/** What this side has lent to the other, by numbers that are never used twice. */
export class LentObjects {
  private readonly entries = new Map<number, Entry>();
  private last = 0;

  /** Throws `rpc.too-many-objects`. */
  add(target: object, methods: readonly string[], end?: () => void): number {
    if (this.entries.size >= MOST_LENT) throw TooManyObjects({ limit: MOST_LENT });
    const callable = typeof target === 'function' ? [ITSELF] : methods;
    const iterable = Symbol.asyncIterator in target ? [ITERATE] : [];
    this.entries.set(++this.last, { target, methods: new Set([...callable, ...iterable]), ...(end && { end }) });
    return this.last;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Throws `rpc.released`. */
  get(id: number): object {
    return this.entry(id).target;
  }

  /** Calls a method that was announced, and no other. Throws `rpc.released`. */
  call(id: number, method: string, args: readonly unknown[]): unknown {
    const { target, methods } = this.entry(id);
    if (!methods.has(method)) throw ObjectReleased({});
    if (method === ITSELF) return Reflect.apply(target as (...args: unknown[]) => unknown, undefined, args);
    if (method === ITERATE) return iteration(target as AsyncIterable<unknown>);
    return Reflect.apply((target as Record<string, (...args: unknown[]) => unknown>)[method]!, target, args);
  }

  release(ids: Iterable<number>): void {
    for (const id of ids) {
      this.entries.get(id)?.end?.();
      this.entries.delete(id);
    }
  }

  releaseAll(): void {
    this.release([...this.entries.keys()]);
  }

  private entry(id: number): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw ObjectReleased({});
    return entry;
  }
}

/** An iterator as an object that can be lent. */
function iteration(iterable: AsyncIterable<unknown>) {
  const iterator = iterable[Symbol.asyncIterator]();
  return {
    next: () => iterator.next(),
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
  };
}

import { type Containment, contained, isThenable, signalsOf } from './containment.ts';

/**
 * A stand-in for an implementation whose every call is contained, and so is every call of what it hands out: an opened
 * document, a session, an iterator. Only these are not refused once the plugin has ended: whoever holds one must be able
 * to close it.
 *
 * Data passes as it is; what stands deeper in it is not looked at. Who gets a stand-in that is its own sees the object
 * behind it.
 */
export function guarded<T>(implementation: T, containment: Containment): T {
  return new Guard(containment).standIn(implementation) as T;
}

type Callable = (...args: unknown[]) => unknown;

/** The objects behind all stand-ins, and whose they are. */
const originals = new WeakMap<object, { readonly plugin: string; readonly original: unknown }>();

class Guard {
  private readonly containment: Containment;
  /** Original -> stand-in, so that what is one and the same stays so. */
  private readonly known = new WeakMap<object, unknown>();

  constructor(containment: Containment) {
    this.containment = containment;
  }

  standIn(implementation: unknown): unknown {
    if (typeof implementation === 'function') return this.method(implementation as Callable, undefined);
    if (typeof implementation !== 'object' || implementation === null) return implementation;
    return this.once(implementation, () => this.proxy(implementation));
  }

  /**
   * Methods run with the implementation itself as `this`, so private fields work. The proxy is backed by an empty object:
   * one of a frozen implementation could not hand out wrapped methods.
   */
  private proxy(target: object): object {
    const { containment } = this;
    const get = (name: PropertyKey) => {
      // An implementation is no promise, though it is awaited by those who load it.
      if (name === 'then') return undefined;
      return contained(containment, [], () => {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? this.method(value as Callable, target) : this.handOut(value);
      });
    };
    return new Proxy(Object.create(null) as object, {
      get: (_, name) => get(name),
      has: (_, name) => contained(containment, [], () => Reflect.has(target, name)),
      ownKeys: () => contained(containment, [], () => Reflect.ownKeys(target)),
      getOwnPropertyDescriptor(_, name) {
        const own = contained(containment, [], () => Reflect.getOwnPropertyDescriptor(target, name));
        return own && { value: get(name), enumerable: own.enumerable ?? false, configurable: true };
      },
      getPrototypeOf: () => contained(containment, [], () => Reflect.getPrototypeOf(target)),
      // Many share the stand-in: nobody changes it, or freezes it, for the others.
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
      setPrototypeOf: () => false,
      preventExtensions: () => false,
    });
  }

  private method(method: Callable, self: object | undefined): Callable {
    return this.once(method, () => (...args: unknown[]) => {
      const own = args.map((argument) => this.unwrap(argument));
      return contained(this.containment, args, () => {
        const result = Reflect.apply(method, self, own);
        const handOut = (value: unknown) => this.handOut(value, args);
        return isThenable(result) ? Promise.resolve(result).then(handOut) : handOut(result);
      });
    }) as Callable;
  }

  /** The result of a call: contained in turn where it can be called. */
  private handOut(value: unknown, args: readonly unknown[] = []): unknown {
    if (!isLive(value)) return value;
    const signals = [...(this.containment.signals ?? []), ...signalsOf(args)];
    return this.once(value, () => new Guard({ ...this.containment, ensureLive() {}, signals }).standIn(value));
  }

  private unwrap(argument: unknown): unknown {
    const behind = isObject(argument) ? originals.get(argument) : undefined;
    return behind?.plugin === this.containment.plugin ? behind.original : argument;
  }

  private once(original: object, make: () => unknown): unknown {
    const known = this.known.get(original);
    if (known) return known;
    const made = make();
    this.known.set(original, made);
    if (isObject(made)) originals.set(made, { plugin: this.containment.plugin, original });
    return made;
  }
}

/** Whether calls can be made through a value: functions, objects with methods of their own, instances of classes. */
function isLive(value: unknown): value is object {
  if (typeof value === 'function') return true;
  if (!isObject(value) || originals.has(value) || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    return Object.values(Object.getOwnPropertyDescriptors(value)).some((own) => typeof own.value === 'function');
  }
  // Built-in kinds of data (bytes, dates, maps, errors, signals) name themselves; instances of classes do not.
  return ['[object Object]', '[object AsyncGenerator]', '[object Generator]'].includes(
    Object.prototype.toString.call(value),
  );
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { Dictionary } from '../../api/dictionary.ts';
import { SealwrightError } from '../../api/errors.ts';
import { isMethodName, isReserved, type LentObject, LIMITS } from './wire-value.ts';

/** Where a decoder finds and makes what stands for objects. */
export interface Borrower {
  /** What stands for an object that the other side lent. */
  borrow(object: LentObject, members: Readonly<Record<string, unknown>>): object;
  borrowFunction(id: number): object;
  borrowSignal(id: number, aborted: boolean): AbortSignal;
  /** An object that this side lent comes back; throws for one that was never lent or is released. */
  own(id: number): unknown;
}

/** What came is nothing that an honest sender sends. */
export class Malformed extends Error {}

const Text = (maxLength: number) => Type.String({ maxLength });
const Datum = Type.Union([Text(10_000), Type.Number(), Type.Boolean(), Type.Null()]);
const ErrorRecordSchema = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+$', maxLength: 100 }),
  data: Dictionary(Type.Union([Datum, Type.Array(Type.Union([Text(10_000), Type.Number()]), { maxItems: 1_000 })])),
  sentence: Type.Object({ 'zh-CN': Text(4_000), en: Text(4_000) }),
});

/**
 * The value that was encoded; plain objects are fresh ones. Throws `Malformed` for everything that the encoder does not
 * make, whatever kind of channel it came over, and for more than one message may hold.
 */
export function decodeValue(wire: unknown, borrower: Borrower): unknown {
  return new Decoder(borrower).decode(wire, 0);
}

class Decoder {
  private readonly borrower: Borrower;
  private values = 0;
  private objects = 0;
  private text = 0;
  private readonly bytes: Uint8Array[] = [];

  constructor(borrower: Borrower) {
    this.borrower = borrower;
  }

  decode(wire: unknown, depth: number): unknown {
    if (++this.values > LIMITS.values || depth > LIMITS.depth) throw new Malformed('a value too large');
    switch (typeof wire) {
      case 'number':
      case 'boolean':
        return wire;
      case 'string':
        this.text += wire.length;
        if (this.text > LIMITS.text) throw new Malformed('too much text');
        return wire;
      case 'object':
        return wire === null ? null : this.object(wire, depth);
      default:
        throw new Malformed(typeof wire);
    }
  }

  private object(wire: object, depth: number): unknown {
    if (wire instanceof Uint8Array) {
      this.bytes.push(wire);
      return wire;
    }
    if (wire instanceof Date) return wire;
    if (Array.isArray(wire)) return Array.from(wire, (item) => this.decode(item, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(wire);
    if (prototype !== Object.prototype && prototype !== null) throw new Malformed('an object of another kind');
    return '$' in wire ? this.mark(wire as { readonly $: unknown }, depth) : this.members(wire, depth);
  }

  private members(wire: unknown, depth: number): Record<string, unknown> {
    if (typeof wire !== 'object' || wire === null) throw new Malformed('members');
    const members: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(wire)) {
      if (name === '__proto__') throw new Malformed(name);
      const value = this.decode(member, depth + 1);
      if (typeof value === 'function' && isReserved(name)) throw new Malformed(name);
      if (value !== undefined) members[name] = value;
    }
    return members;
  }

  private mark(wire: { readonly $: unknown }, depth: number): unknown {
    const { $, id, members, methods, iterable, aborted, record, name, message, place } = wire as Record<
      string,
      unknown
    >;
    switch ($) {
      case 'undefined':
        return undefined;
      case 'plain':
        return this.members(members, depth);
      case 'object': {
        const known = this.methods(methods);
        const object = { $, id: this.id(id), methods: known, members: {}, iterable: iterable === true } as const;
        return this.borrower.borrow(object, this.members(members, depth));
      }
      case 'again': {
        const bytes = this.bytes[place as number];
        if (!bytes) throw new Malformed('bytes');
        return bytes;
      }
      case 'function':
        return this.borrower.borrowFunction(this.id(id));
      case 'returned':
        return this.borrower.own(this.id(id));
      case 'signal':
        return this.borrower.borrowSignal(this.id(id), aborted === true);
      case 'error':
        if (!Check(ErrorRecordSchema, record)) throw new Malformed('an error');
        return SealwrightError.fromRecord(record);
      case 'thrown':
        if (typeof name !== 'string' || typeof message !== 'string') throw new Malformed('an error');
        return Object.assign(new Error(message.slice(0, 4_000)), { name: name.slice(0, 100), stack: undefined });
      default:
        throw new Malformed('a mark');
    }
  }

  private id(id: unknown): number {
    if (!Number.isSafeInteger(id) || (id as number) < 0) throw new Malformed('a number of an object');
    if (++this.objects > LIMITS.objects) throw new Malformed('too many objects');
    return id as number;
  }

  private methods(methods: unknown): readonly string[] {
    const isList = Array.isArray(methods) && methods.length <= LIMITS.methods && methods.every(isMethodName);
    if (!isList) throw new Malformed('methods');
    return methods;
  }
}

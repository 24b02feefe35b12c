/**
 * How values look on the channel. Texts, numbers, booleans, null, bytes and dates stand for themselves; lists and plain
 * objects hold such values; what else crosses is marked by an object with a member `$`. A plain object that happens to
 * have such a member is marked itself.
 */
import type { ErrorRecord } from '../../api/errors.ts';

export type WireValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Date
  | readonly WireValue[]
  | { readonly [member: string]: WireValue };

/** An object or function that stays where it is; its number is the sender's. */
export interface LentObject {
  readonly $: 'object';
  readonly id: number;
  /** Names of what can be called. */
  readonly methods: readonly string[];
  /** What else it holds, as it was when it was lent. */
  readonly members: { readonly [member: string]: WireValue };
  /** It can be gone through by `for await`. */
  readonly iterable?: boolean;
}

export type Mark =
  | { readonly $: 'undefined' }
  | { readonly $: 'plain'; readonly members: { readonly [member: string]: WireValue } }
  /** The same bytes as earlier in this value: the how-manieth of those that stand there in full, from 0 on. */
  | { readonly $: 'again'; readonly place: number }
  | LentObject
  | { readonly $: 'function'; readonly id: number }
  /** An object that the receiver lent to the sender comes back. */
  | { readonly $: 'returned'; readonly id: number }
  | { readonly $: 'signal'; readonly id: number; readonly aborted: boolean }
  | { readonly $: 'error'; readonly record: ErrorRecord }
  | { readonly $: 'thrown'; readonly name: string; readonly message: string };

/** Stands for a function that is called itself, where methods have a name. */
export const ITSELF = '';
/** Begins the iteration of an iterable object; no method of a plugin has this name. */
export const ITERATE = '@@iterate';

/** What one message may hold: more is no honest work, and walking it would keep the receiver busy. */
export const LIMITS = { depth: 100, values: 200_000, objects: 200, methods: 100, text: 32 * 1024 * 1024 } as const;

/** Names that mean something to JavaScript itself on every object: never lent, never called. */
const RESERVED = new Set(['then', 'toJSON', 'constructor', ...Object.getOwnPropertyNames(Object.prototype)]);

/** A function under such a name would be called by the language, unasked: `then` by every `await`. */
export const isReserved = (name: string): boolean => RESERVED.has(name);

export const isMethodName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= 100 && /^[A-Za-z][\w$]*$/.test(name) && !RESERVED.has(name);

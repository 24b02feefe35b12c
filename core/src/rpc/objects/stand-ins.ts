import { type Disposable, toDisposable } from '../../api/disposable.ts';
import { ITERATE, ITSELF, type LentObject } from './wire-value.ts';

/** `keeper` is kept until the answer is there, and with it what was lent for its sake. */
export type CallRemote = (id: number, method: string, args: readonly unknown[], keeper: object) => Promise<unknown>;

/** The convention of the whole product: such a member is an `Event`, whose subscription is there at once. */
const EVENT = /^on(?:Did|Will)[A-Z]/;

/** Subscriptions are kept as long as they last: nobody has to hold what `onDidChange` gave him. */
const subscriptions = new Set<Promise<unknown>>();

/** Stands for an object of another process: its data, and its methods as calls. Nobody can change it. */
export function standIn(
  { id, methods, iterable }: LentObject,
  members: Readonly<Record<string, unknown>>,
  call: CallRemote,
): object {
  const object: Record<PropertyKey, unknown> = { ...members };
  for (const method of methods) {
    object[method] = EVENT.test(method)
      ? (listener: unknown) => subscribe(call(id, method, [listener], object))
      : (...args: unknown[]) => answering(call(id, method, args, object));
  }
  if (iterable) object[Symbol.asyncIterator] = () => iterating(call(id, ITERATE, [], object), object);
  return Object.freeze(object);
}

export function functionStandIn(id: number, call: CallRemote): object {
  const itself: object = (...args: unknown[]) => answering(call(id, ITSELF, args, itself));
  return Object.freeze(itself);
}

/**
 * The answer, and what it can be gone through with: some methods give an `AsyncIterable` at once, others a promise, and
 * here nobody knows which. That nobody waits for the answer is no fault.
 */
function answering(answer: Promise<unknown>): Promise<unknown> & AsyncIterable<unknown> {
  answer.catch(() => {});
  return Object.assign(answer, {
    [Symbol.asyncIterator]: () =>
      iterating(
        answer.then((value) => (value as AsyncIterable<unknown>)[Symbol.asyncIterator]()),
        answer,
      ),
  });
}

/** `keeper` is kept as long as the iteration is. */
function iterating(beginning: Promise<unknown>, keeper: object): AsyncIterator<unknown> {
  const iterator = beginning as Promise<AsyncIterator<unknown>>;
  iterator.catch(() => {});
  const iteration = {
    keeper,
    next: async () => (await iterator).next(),
    return: async () => (await (await iterator).return?.()) ?? { done: true, value: undefined },
  };
  return iteration;
}

function subscribe(subscription: Promise<unknown>): Disposable {
  subscriptions.add(subscription);
  subscription.catch(() => subscriptions.delete(subscription));
  return toDisposable(async () => {
    subscriptions.delete(subscription);
    await ((await subscription) as Disposable).dispose();
  });
}

import { expect, test } from 'vitest';
import { Secret } from '../api/index.ts';
import { frozenCopy } from './frozen-copy.ts';

test('lists, plain objects, dates and bytes are copied and frozen as far as they can be', () => {
  const original = { list: [{ n: 1 }], at: new Date(5), bytes: Buffer.from([1, 2]), none: null, missing: undefined };
  const copy = frozenCopy(original);
  expect(copy).toEqual({ list: [{ n: 1 }], at: new Date(5), bytes: new Uint8Array([1, 2]), none: null });
  expect([copy, copy.list, copy.list[0]].every(Object.isFrozen)).toBe(true);
  original.bytes.fill(0);
  original.at.setTime(0);
  original.list[0]!.n = 9;
  expect([...copy.bytes, copy.at.getTime(), copy.list[0]!.n]).toEqual([1, 2, 5, 1]);
});

test('what is one thing in the original is one in the copy, circles too', () => {
  const picture = { data: new Uint8Array(1) };
  const circle: { self?: unknown; pictures: unknown[] } = { pictures: [picture, picture] };
  circle.self = circle;
  const copy = frozenCopy(circle);
  expect(copy.self).toBe(copy);
  expect(copy.pictures[0]).toBe(copy.pictures[1]);
  expect(copy.pictures[0]).not.toBe(picture);
});

test('instances of classes, functions and signals are passed as they are', () => {
  const original = { secret: Secret.fromText('x'), signal: new AbortController().signal, act: () => 1 };
  const copy = frozenCopy(original);
  expect(copy).toEqual(original);
  expect([copy.secret, copy.signal, copy.act]).toEqual([original.secret, original.signal, original.act]);
  expect(copy.secret).toBe(original.secret);
  expect(Object.isFrozen(copy.secret)).toBe(false);
});

test('a name that means something to the language is a name like any other', () => {
  const copy = frozenCopy(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.keys(copy)).toEqual(['__proto__', 'constructor']);
  expect(copy.polluted).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { RpcTooLarge, RpcUnsendable } from './rpc-errors.ts';

const coded = (message: unknown) => decodeMessage(encodeMessage(message, 1_000_000).slice());

describe('messages as bytes', () => {
  it.each([
    [
      'numbers',
      [
        0,
        1,
        127,
        128,
        255,
        256,
        65_535,
        65_536,
        2 ** 32,
        2 ** 53 - 1,
        -1,
        -32,
        -33,
        -128,
        -129,
        -32_769,
        -(2 ** 31) - 1,
        0.5,
      ],
    ],
    ['texts', ['', 'a'.repeat(31), 'b'.repeat(32), 'c'.repeat(255), 'd'.repeat(256), 'e'.repeat(70_000)]],
    ['bytes', [0, 255, 256, 70_000].map((length) => new Uint8Array(length).fill(7))],
    ['lists', [15, 16, 70_000].map((length) => Array.from({ length }, () => null))],
    ['records', [15, 16, 70_000].map((length) => Object.fromEntries(Array.from({ length }, (_, n) => [`k${n}`, n])))],
    ['moments', [new Date(0), new Date('2025-05-29T10:53:15.123Z'), new Date(-1), new Date('9999-12-31T23:59:59Z')]],
    ['others', [null, true, false, { nested: [{ deep: [] }] }]],
  ])('keep %s', (_, value) => {
    expect(coded(value)).toEqual(value);
  });

  it('leave out undefined members', () => expect(coded({ a: undefined, b: 1 })).toStrictEqual({ b: 1 }));

  it('have a limit', () => {
    expect(() => encodeMessage('x'.repeat(100), 50)).toThrow(RpcTooLarge({ bytes: 102, limit: 50 }));
    const endless: unknown[] = [];
    endless.push(endless);
    for (const value of [endless, () => {}, 1n]) expect(() => encodeMessage(value, 50)).toThrow(RpcUnsendable({}));
  });

  it.each([
    ['nothing', []],
    ['more than one message', [0xc0, 0xc0]],
    ['a list of 4 thousand million', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['a map of 4 thousand million', [0xdf, 0xff, 0xff, 0xff, 0xff, 0xa1, 0x61]],
    ['nested lists of millions', Array.from({ length: 100 }, () => [0xdd, 0x01, 0xe0, 0, 0]).flat()],
    ['a text longer than the message', [0xdb, 0, 0, 1, 0, 0x61]],
    ['bytes longer than the message', [0xc6, 0, 0, 1, 0, 1]],
    ['a cut-off number', [0xcf, 0, 0]],
    ['a byte that means nothing', [0xc1]],
    ['a timestamp of a wrong length', [0xd4, 0xff, 0]],
    ['a prototype', [0x81, 0xa9, ...new TextEncoder().encode('__proto__'), 0x80]],
    ['a list as a key', [0x81, 0x90, 0xc0]],
  ])('refuse %s', (_, bytes) => {
    expect(() => decodeMessage(Uint8Array.from(bytes))).toThrow();
  });

  it('never fail in another way on random bytes', () => {
    let state = 42;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    };
    let decoded = 0;
    for (let round = 0; round < 20_000; round++) {
      const bytes = Uint8Array.from({ length: 1 + (random() % 24) }, random);
      try {
        decodeMessage(bytes);
        decoded++;
      } catch (fault) {
        expect(fault).toBeInstanceOf(Error);
      }
    }
    expect(decoded).toBeGreaterThan(100);
  });
});

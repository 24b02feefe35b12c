import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeviceFailed } from './driver-errors.ts';
import { type Plugged, PluggedTokens } from './plugged-tokens.ts';

const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const SECOND = 1_000;

/** What is plugged in, by serial number; a library whose short look sees the number of devices only. */
let serials: readonly string[];
let broken: boolean;
let listed: number;
const list = (): readonly Plugged[] => {
  if (broken) throw DeviceFailed({ reason: 'test' });
  listed = serials.length;
  return serials.map((id) => ({ info: { id, label: id, serial: id, manufacturer: 'test' } }));
};
const mayHaveChanged = () => serials.length !== listed;

let tokens: PluggedTokens<Plugged>;
let changes: number;
let gone: string[];
beforeEach(() => {
  vi.useFakeTimers();
  [serials, broken, listed, changes, gone] = [['one'], false, -1, 0, []];
  const onGone = (token: string) => void gone.push(token);
  tokens = new PluggedTokens({ source: { list, mayHaveChanged }, needs: undefined, log, onGone });
  tokens.onDidChange(() => {
    changes += 1;
  });
});
afterEach(() => {
  tokens.dispose();
  vi.useRealTimers();
});

const ids = () => tokens.infos().map(({ id }) => id);
const look = () => vi.advanceTimersByTime(SECOND);

describe('a change is announced', () => {
  test('once, when a look that nobody asked for finds it', () => {
    expect(ids()).toEqual(['one']);
    serials = [];
    look();
    look();
    expect([changes, gone]).toEqual([1, ['one']]);
    serials = ['one'];
    look();
    look();
    expect(changes).toBe(2);
  });

  test('to all when a caller was the first to see it', () => {
    ids();
    serials = [];
    expect(tokens.has('one')).toBe(false);
    expect([changes, gone]).toEqual([1, ['one']]);
  });

  test('where a token was out and is back between two looks, and somebody was told that it is out', () => {
    ids();
    look();
    serials = [];
    expect(() => tokens.get('one')).toThrow(expect.objectContaining({ code: 'token.removed' }));
    serials = ['one'];
    changes = 0;
    look();
    expect(changes).toBe(1);
    expect(ids()).toEqual(['one']);
    expect(changes).toBe(1);
  });

  test('where the library failed, and lists its tokens again', () => {
    broken = true;
    expect(() => tokens.infos()).toThrow(expect.objectContaining({ code: 'key-device.failed' }));
    look();
    expect(changes).toBe(0);
    broken = false;
    look();
    expect(changes).toBe(1);
  });
});

describe('nothing is announced', () => {
  test('where nobody was told anything, and the library is left alone', () => {
    look();
    serials = ['two'];
    look();
    expect([changes, listed]).toEqual([0, -1]);
  });

  test('after the end', () => {
    ids();
    tokens.dispose();
    serials = [];
    look();
    expect(changes).toBe(0);
  });
});

test('a library that fails for a moment ends no session', () => {
  ids();
  broken = true;
  expect(tokens.has('one')).toBe(false);
  broken = false;
  look();
  expect(gone).toEqual([]);
});

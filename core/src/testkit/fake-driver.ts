import { timingSafeEqual } from 'node:crypto';
import {
  type KeyInfo,
  KeyMissing,
  PinIncorrect,
  PinLocked,
  SessionClosed,
  type SignMechanism,
  type TokenDriver,
  TokenRemoved,
} from '../api/index.ts';

export interface FakeDriverOptions {
  readonly pin: string;
  /** Default 3. */
  readonly maxTries?: number;
  readonly keys?: readonly KeyInfo[];
  /** The key operation; by default it gives the digest back, which is no signature. */
  readonly sign?: (key: string, mechanism: SignMechanism, digest: Uint8Array) => Uint8Array;
}

/** A driver in memory with one token, `fake-token`: real PIN counting and sessions, whatever keys the test gives it. */
export function fakeDriver({ pin, maxTries = 3, keys = [], sign }: FakeDriverOptions): TokenDriver {
  const token = { id: 'fake-token', label: 'Fake token', serial: '0001', manufacturer: 'Sealwright tests' };
  const sessions = new Set<string>();
  let triesLeft = maxTries;
  let opened = 0;

  const present = (id: string) => {
    if (id !== token.id) throw TokenRemoved({ token: id });
  };
  return {
    tokens: async () => [token],
    keys: async (id) => {
      present(id);
      return keys;
    },
    pinStatus: async (id) => {
      present(id);
      const state =
        triesLeft === 0 ? 'locked' : triesLeft === 1 ? 'last-try' : triesLeft < maxTries ? 'few-left' : 'ok';
      return { state, triesLeft };
    },
    login: async (id, typed) => {
      present(id);
      const expected = new TextEncoder().encode(pin);
      const fits = typed.length === expected.length && timingSafeEqual(typed, expected);
      typed.fill(0);
      if (triesLeft === 0) throw PinLocked({});
      if (!fits) throw PinIncorrect({ triesLeft: --triesLeft });
      triesLeft = maxTries;
      const session = `session-${++opened}`;
      sessions.add(session);
      return session;
    },
    sign: async (session, key, mechanism, digest) => {
      if (!sessions.has(session)) throw SessionClosed({});
      if (!keys.some(({ id }) => id === key)) throw KeyMissing({ key });
      return sign ? sign(key, mechanism, digest) : digest.slice();
    },
    logout: async (session) => void sessions.delete(session),
  };
}

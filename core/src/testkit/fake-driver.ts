import {
  type DecryptMechanism,
  DigestInvalid,
  Emitter,
  type KeyInfo,
  KeyMissing,
  MechanismUnsupported,
  PinIncorrect,
  PinLocked,
  PinUnfit,
  SessionClosed,
  type SignMechanism,
  type TokenDatum,
  type TokenDriver,
  type TokenInfo,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '../api/index.ts';
import { FakePin } from './fake-pin.ts';

export interface FakeDriverOptions {
  readonly pin: string;
  /** Without one the token cannot be unblocked. */
  readonly unblockingPin?: string;
  /** Of both PINs. Default 3. */
  readonly maxTries?: number;
  /** What the token says of itself, where it matters. Its id is `fake-token`. */
  readonly token?: Partial<TokenInfo>;
  readonly keys?: readonly KeyInfo[];
  readonly data?: readonly FakeDatum[];
  /** The key operation; by default it gives the digest back, which is no signature. */
  readonly sign?: (key: string, mechanism: SignMechanism, digest: Uint8Array) => Uint8Array;
  /** By default it gives the ciphertext back. */
  readonly decrypt?: (key: string, mechanism: DecryptMechanism, ciphertext: Uint8Array) => Uint8Array;
}

export interface FakeDatum extends TokenDatum {
  /** Shown with a session only. */
  readonly isPrivate?: boolean;
}

export interface FakeDriver extends Required<Omit<TokenDriver, 'dispose'>> {
  /** Pulls the token out: its sessions end. */
  remove(): void;
  insert(): void;
  /** What a new process of the driver knows: the token as it stands, and no session. */
  restart(): void;
}

/** Octets of a new PIN that the token takes. */
const PIN_LENGTH = { min: 4, max: 16 };
const HASH_LENGTHS = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64, sm3: 32 } as const;

/** A driver in memory with one token: real PIN counting and sessions, whatever keys the test gives it. */
export function fakeDriver(options: FakeDriverOptions): FakeDriver {
  const { maxTries = 3, keys = [], data = [] } = options;
  const pin = new FakePin(options.pin, maxTries);
  const unblockingPin = options.unblockingPin === undefined ? undefined : new FakePin(options.unblockingPin, maxTries);
  const token: TokenInfo = {
    id: 'fake-token',
    label: 'Fake token',
    serial: '0001',
    manufacturer: 'Sealwright tests',
    pinLength: PIN_LENGTH,
    pinTasks: unblockingPin ? ['change', 'unblock'] : ['change'],
    ...options.token,
  };
  const sessions = new Set<string>();
  const changes = new Emitter<void>();
  let isIn = true;
  let opened = 0;

  const present = (id: string) => {
    if (id !== token.id || !isIn) throw TokenRemoved({ token: id });
  };
  const open = (session: string) => {
    if (!isIn) throw TokenRemoved({ token: token.id });
    if (!sessions.has(session)) throw SessionClosed({});
  };
  const enter = (typed: Uint8Array) => {
    if (pin.state === 'locked') throw PinLocked({});
    if (!pin.fits(typed)) throw PinIncorrect({ triesLeft: pin.triesLeft });
  };
  const refuseUnfit = (fresh: Uint8Array) => {
    if (fresh.length < PIN_LENGTH.min || fresh.length > PIN_LENGTH.max) throw PinUnfit({});
  };
  return {
    tokens: async () => (isIn ? [token] : []),
    async keys(id) {
      present(id);
      return keys;
    },
    async pinStatus(id) {
      present(id);
      return { state: pin.state, triesLeft: pin.triesLeft };
    },
    async data(id, session) {
      present(id);
      if (session !== undefined) open(session);
      return data
        .filter(({ isPrivate }) => session !== undefined || !isPrivate)
        .map(({ label, value }) => ({ label, value }));
    },
    login: (id, typed) =>
      wiping([typed], () => {
        present(id);
        enter(typed);
        const session = `session-${++opened}`;
        sessions.add(session);
        return session;
      }),
    changePin: (id, oldPin, newPin) =>
      wiping([oldPin, newPin], () => {
        present(id);
        refuseUnfit(newPin);
        enter(oldPin);
        pin.set(newPin);
      }),
    unblockPin: (id, typed, newPin) =>
      wiping([typed, newPin], () => {
        present(id);
        if (!unblockingPin || unblockingPin.state === 'locked') throw UnblockingPinLocked({});
        refuseUnfit(newPin);
        if (!unblockingPin.fits(typed)) throw UnblockingPinIncorrect({ triesLeft: unblockingPin.triesLeft });
        pin.set(newPin);
      }),
    async sign(session, id, mechanism, digest) {
      open(session);
      const key = keys.find((one) => one.id === id);
      if (!key) throw KeyMissing({ key: id });
      if (!key.mechanisms.includes(mechanism.kind)) throw MechanismUnsupported({ mechanism: mechanism.kind });
      const expected = mechanism.kind === 'sm2' ? HASH_LENGTHS.sm3 : HASH_LENGTHS[mechanism.hash];
      if (digest.length !== expected) throw DigestInvalid({ expected, actual: digest.length });
      return options.sign ? options.sign(id, mechanism, digest) : digest.slice();
    },
    async decrypt(session, id, mechanism, ciphertext) {
      open(session);
      const key = keys.find((one) => one.id === id);
      if (!key) throw KeyMissing({ key: id });
      if (!key.decrypts?.includes(mechanism)) throw MechanismUnsupported({ mechanism });
      return options.decrypt ? options.decrypt(id, mechanism, ciphertext) : ciphertext.slice();
    },
    logout: async (session) => void sessions.delete(session),
    onDidChangeTokens: changes.event,
    remove() {
      isIn = false;
      sessions.clear();
      changes.fire();
    },
    insert() {
      isIn = true;
      changes.fire();
    },
    restart: () => sessions.clear(),
  };
}

async function wiping<R>(secrets: readonly Uint8Array[], work: () => R): Promise<R> {
  try {
    return work();
  } finally {
    for (const secret of secrets) secret.fill(0);
  }
}

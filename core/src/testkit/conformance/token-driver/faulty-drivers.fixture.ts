import {
  DigestInvalid,
  PinIncorrect,
  PinLocked,
  type TokenDriver,
  UnblockingPinIncorrect,
} from '../../../api/index.ts';
import type { FakeDriver } from '../../fake-driver.ts';
import { rsaKey } from './rsa-key.fixture.ts';

export const PIN = '86420975';
export const WRONG_PIN = '11223344';
export const NEW_PIN = '97531246';
export const UNBLOCKING_PIN = '55443322';
export const WRONG_UNBLOCKING_PIN = '66778899';
export const TOKEN = 'fake-token';

export const signer = rsaKey('signer', 'signing', '张三');
export const encryption = rsaKey('encryption', 'encryption', '张三');
export const datum = (label: string) => ({ label, value: Uint8Array.of(1) });

/** A driver that is faulty in one way, made of one that is not. */
export type Fault = (good: FakeDriver, lines: string[]) => Partial<TokenDriver>;

const text = (pin: Uint8Array) => Buffer.from(pin).toString();
/** A call whose answers are changed, given how many there have been. */
const answering = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
  let calls = 0;
  return (change: (calls: number, answer: R) => R) =>
    async (...args: A) =>
      change(++calls, await call(...args));
};
/** A copy of what was entered, so that the call cannot overwrite it. */
const copied =
  <R>(call: (token: string, ...pins: Uint8Array[]) => Promise<R>) =>
  (token: string, ...pins: Uint8Array[]) =>
    call(token, ...pins.map((pin) => pin.slice()));

/** A driver that breaks the rule, for each rule. */
export const FAULTS: Readonly<Record<string, Readonly<Record<string, Fault>>>> = {
  'before a PIN is given': {
    'lists the tokens that are plugged in, by ids that are unique and stay the same': ({ tokens }) => ({
      tokens: answering(tokens)((calls, listed) => listed.map((token) => ({ ...token, id: `${TOKEN}${calls}` }))),
    }),
    'announces no change of the tokens when they are listed': ({ tokens, remove, insert }) => ({
      tokens: answering(tokens)((_, listed) => {
        remove();
        insert();
        return listed;
      }),
    }),
    'lists the keys of each token, by ids that are unique and stay the same': ({ keys }) => ({
      keys: answering(keys)((_, listed) => listed.map((key) => ({ ...key, id: 'one' }))),
    }),
    'gives the chain of each key, its own certificate first, each issued by the next': ({ keys }) => ({
      keys: answering(keys)((_, listed) => listed.map((key) => ({ ...key, chain: [] }))),
    }),
    'gives the certificates of the holders': ({ keys }) => {
      const chain = rsaKey('other', 'signing', '李四').info.chain;
      return { keys: answering(keys)((_, listed) => listed.map((key) => ({ ...key, chain }))) };
    },
    'tells signing keys from encryption keys by their certificates, and offers no mechanism for the latter': ({
      keys,
    }) => ({
      keys: answering(keys)((_, listed) =>
        listed.map((key) => ({ ...key, usage: 'signing', mechanisms: ['rsa-pkcs1'] })),
      ),
    }),
    'tells which keys want the PIN for every signature': ({ keys }) => ({
      keys: answering(keys)((_, listed) => listed.map(({ pinPerSignature: _, ...key }) => key)),
    }),
    'tells how the PIN stands': () => ({ pinStatus: async () => ({ state: 'few-left', triesLeft: 3 }) }),
    'can do what its tokens name as PIN tasks': () => ({ unblockPin: undefined as never }),
    'refuses to sign without a session': () => ({ sign: async (_session, _key, _mechanism, digest) => digest }),
    'knows nothing of a token that is not there': () => ({ keys: async () => [] }),
  },
  'the PIN': {
    'opens a session when it is right': ({ login }) => ({
      login: async (token, pin) => `${text(pin)} ${await login(token, pin)}`,
    }),
    'costs a try when it is wrong, and gives all tries back when it is right': ({ login }) => ({
      login: (token, pin) => login(token, text(pin) === WRONG_PIN ? pin.fill(0).subarray(0, 0) : pin),
      pinStatus: async () => ({ state: 'ok', triesLeft: 3 }),
    }),
    'is locked after too many wrong ones, the last try told before, and stays locked when the driver starts anew': ({
      pinStatus,
    }) => ({
      pinStatus: answering(pinStatus)((_, status) =>
        status.state === 'last-try' ? { ...status, state: 'ok' } : status,
      ),
    }),
    'is overwritten in memory, right or wrong': ({ login }) => ({ login: copied(login) }),
    'appears in no error and in nothing that the driver prints': ({ login }, lines) => ({
      login(token, pin) {
        lines.push(`login with ${Buffer.from(pin).toString('base64')}`);
        return login(token, pin);
      },
    }),
  },
  'a session': {
    'signs by each mechanism of each of its signing keys': ({ sign }) => ({
      sign: (session, key, mechanism, digest) =>
        sign(session, key, mechanism, digest.length === 64 ? digest.slice().reverse() : digest),
    }),
    'refuses a mechanism that the key does not have': ({ sign }) => ({
      sign: (session, key, mechanism, digest) =>
        mechanism.kind === 'ecdsa' ? Promise.resolve(digest) : sign(session, key, mechanism, digest),
    }),
    'never signs with an encryption key': ({ sign }) => ({
      sign: (session, key, mechanism, digest) =>
        sign(session, key === 'encryption' ? 'signer' : key, mechanism, digest),
    }),
    'refuses a digest that is not as long as its hash has it': ({ sign }) => ({
      sign: (...args) =>
        sign(...args).catch((fault) => (DigestInvalid.is(fault) ? new Uint8Array() : Promise.reject(fault))),
    }),
    'refuses a key that the token does not have': ({ sign }) => ({
      sign: (session, _key, mechanism, digest) => sign(session, 'signer', mechanism, digest),
    }),
    'is over after the logout, which may come twice': () => ({ logout: async () => {} }),
    'is over when the driver starts anew': () => ({
      sign: async (_s, _k, mechanism, digest) => signer.sign(mechanism, digest),
    }),
    'makes a hundred signatures with one PIN': ({ sign }) => ({
      sign: answering(sign)((calls, signature) => (calls > 50 ? new Uint8Array() : signature)),
    }),
    'makes many signatures with one PIN, though the key wants it for each of them': ({ sign, logout }) => ({
      async sign(session, key, mechanism, digest) {
        const signature = await sign(session, key, mechanism, digest);
        await logout(session);
        return signature;
      },
    }),
    'takes calls at the same time': ({ sign }) => {
      let running = 0;
      return {
        async sign(...args) {
          if (running > 0) throw new Error('busy');
          running += 1;
          try {
            return await sign(...args);
          } finally {
            running -= 1;
          }
        },
      };
    },
    'stands beside another one, each with an end of its own': ({ login, logout }) => {
      const open: string[] = [];
      return {
        login: async (token, pin) => {
          open.push(await login(token, pin));
          return open.at(-1)!;
        },
        logout: async () => {
          for (const session of open) await logout(session);
        },
      };
    },
  },
  decryption: {
    'gives back what was encrypted with the certificate, by each mechanism of each key': ({ decrypt }) => ({
      decrypt: answering(decrypt)((_, text) => text.slice(0, 31)),
    }),
    'is offered by keys only whose certificates allow it': ({ keys }) => ({
      keys: answering(keys)((_, listed) => listed.map((key) => ({ ...key, decrypts: ['rsa-oaep'] }))),
    }),
    'refuses a mechanism that the key does not have': () => ({ decrypt: async () => new Uint8Array() }),
    'says so of what was not encrypted for the key, and goes on': ({ decrypt }) => ({
      decrypt: (...args) => decrypt(...args).catch(() => new Uint8Array(32)),
    }),
    'wants a session and a key that are there': ({ decrypt }) => ({
      decrypt: (session, _key, mechanism, ciphertext) => decrypt(session, 'encryption', mechanism, ciphertext),
    }),
  },
  'changing the PIN': {
    'takes the new PIN from then on, and the old one no longer': () => ({ changePin: async () => {} }),
    'costs a try and changes nothing when the old PIN is wrong': ({ changePin }) => ({
      changePin: (token, old, fresh) => {
        if (text(old) === WRONG_PIN) throw PinIncorrect({ triesLeft: 3 });
        return changePin(token, old, fresh);
      },
    }),
    'changes nothing and costs no try when the new PIN is unfit': ({ changePin }) => ({
      changePin: (token, old, fresh) => changePin(token, old, fresh.subarray(0, 8)),
    }),
    'is refused where the PIN is locked': ({ changePin }) => ({
      changePin: (...args) =>
        changePin(...args).catch((fault) => (PinLocked.is(fault) ? undefined : Promise.reject(fault))),
    }),
    'leaves the keys as they are': ({ changePin, keys }) => {
      let changed = false;
      return {
        async changePin(...args) {
          await changePin(...args);
          changed = true;
        },
        keys: answering(keys)((_, listed) => listed.map((key) => (changed ? { ...key, id: 'gone' } : key))),
      };
    },
    'overwrites both PINs in memory, and shows neither': ({ changePin }) => ({ changePin: copied(changePin) }),
  },
  'unblocking the PIN': {
    'sets a new PIN where the old one is locked, with all its tries': ({ pinStatus }) => ({
      pinStatus: answering(pinStatus)((_, status) =>
        status.state === 'ok' ? { state: 'few-left', triesLeft: 2 } : status,
      ),
    }),
    'changes nothing when the unblocking PIN is wrong': ({ unblockPin }) => ({
      unblockPin: (token, typed, fresh) =>
        unblockPin(token, text(typed) === WRONG_UNBLOCKING_PIN ? Buffer.from(UNBLOCKING_PIN) : typed, fresh),
    }),
    'changes nothing when the new PIN is unfit': ({ unblockPin }) => ({
      unblockPin: (token, typed, fresh) => unblockPin(token, typed, fresh.subarray(0, 8)),
    }),
    'is locked after too many wrong unblocking PINs': ({ unblockPin }) => ({
      unblockPin: async (token, typed, fresh) => {
        if (text(typed) === WRONG_UNBLOCKING_PIN) throw UnblockingPinIncorrect({ triesLeft: 1 });
        await unblockPin(token, typed, fresh);
      },
    }),
    'overwrites both PINs in memory, and shows neither': ({ unblockPin }, lines) => ({
      unblockPin(token, typed, fresh) {
        lines.push(`new PIN ${text(fresh)}`);
        return unblockPin(token, typed, fresh);
      },
    }),
  },
  'a data object': {
    'shows to everybody what needs no PIN, and nothing else': () => ({
      data: async () => [datum('for all'), datum('for the holder')],
    }),
    'shows to the holder all of it': ({ data }) => ({ data: (token) => data(token) }),
    'shows nothing to a session that is over': ({ data }) => ({
      data: (token, session) => data(token, session).catch(() => data(token)),
    }),
    'is of no token that is not there': ({ data }) => ({ data: (token) => data(token).catch(() => []) }),
    'gives no object of more than 1 MiB': () => ({
      data: async () => [{ label: 'for all', value: new Uint8Array(1024 * 1024 + 1) }],
    }),
  },
  'a token that is pulled out': {
    'is gone with all that it holds, and comes back as the same': ({ keys }) => ({
      keys: (token) => keys(token).catch(() => []),
    }),
    'ends its sessions, which stay over when it comes back': () => ({
      sign: async (_s, _k, mechanism, digest) => signer.sign(mechanism, digest),
    }),
    'in the middle of signing spoils no signature, and the driver lives on': ({ sign }) => ({
      async sign(...args) {
        await new Promise(setImmediate);
        return sign(...args).catch(() => new Uint8Array(256));
      },
    }),
    'gives no try of the PIN back': ({ pinStatus, tokens }) => {
      let wasGone = false;
      return {
        tokens: answering(tokens)((_, listed) => {
          wasGone ||= listed.length === 0;
          return listed;
        }),
        pinStatus: answering(pinStatus)((_, status) => (wasGone ? { state: 'ok', triesLeft: 3 } : status)),
      };
    },
    'is announced, and so is its return': ({ onDidChangeTokens }) => {
      let events = 0;
      return {
        onDidChangeTokens: (listener) => onDidChangeTokens(() => void (++events < 2 && listener())),
      };
    },
  },
};

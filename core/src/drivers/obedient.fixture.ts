/** A driver for tests: the token's name says what the driver does. Its one token tells about its process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineError } from '../api/errors.ts';
import { Emitter } from '../api/event.ts';
import { type DriverEntry, PinIncorrect, SessionClosed, TokenRemoved } from '../api/points/token-drivers.ts';

export const goodPin = '24681357';

export const LibraryMissing = defineError('test.library-missing', {
  'zh-CN': '没有找到设备厂商的程序库。',
  en: 'The library of the device is missing.',
});

const entry: DriverEntry = ({ folder, log, library }) => {
  if (existsSync(join(folder, 'no-library'))) throw LibraryMissing({});
  const sessions = new Set<string>();
  const tokenChanges = new Emitter<void>();
  let opened = 0;
  let lastPin: Uint8Array = new Uint8Array();
  log.info('loaded', { answer: 42 });
  return {
    onDidChangeTokens: tokenChanges.event,
    async data(_token, session) {
      if (session !== undefined && !sessions.has(session)) throw SessionClosed({});
      const own = { label: library?.id ?? 'none', value: Buffer.from(JSON.stringify(library?.options ?? null)) };
      return session === undefined ? [own] : [own, { label: 'private', value: new Uint8Array() }];
    },
    async tokens() {
      return [
        {
          id: 'one',
          label: Buffer.from(lastPin).toString('hex'),
          serial: String(process.pid),
          manufacturer: Object.keys(process.env).join(' ').slice(0, 1_000),
          pinLength: { min: 4, max: 8 },
          pinTasks: ['change'],
        },
      ];
    },
    async keys(token) {
      if (token === 'removed') throw TokenRemoved({ token });
      if (token === 'crash') process.exit(3);
      if (token === 'abort') process.abort();
      if (token === 'late throw') setTimeout(() => JSON.parse('the reason of the crash'), 1);
      if (token === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      if (token === 'wait' || token === 'late throw') await new Promise(() => {});
      if (token === 'plug in') tokenChanges.fire();
      if (token === 'throw') throw new Error('a text for the log');
      if (token === 'garbage') return [{ id: 'k', chain: 'none' }] as never;
      if (token === 'function') return (() => {}) as never;
      return [];
    },
    pinStatus: async () => ({ state: 'ok', triesLeft: 6 }),
    async sign(session, _key, _mechanism, digest) {
      if (!sessions.has(session)) throw SessionClosed({});
      return digest.slice().reverse();
    },
    async logout(session) {
      sessions.delete(session);
      log.info('logged out', { session });
    },
    async login(token, pin) {
      lastPin = pin;
      if (token === 'slow') await new Promise((resolve) => setTimeout(resolve, 50));
      if (Buffer.from(pin).toString() === 'throw me') throw new Error(`bad PIN ${Buffer.from(pin)}`);
      if (Buffer.from(pin).toString() !== goodPin) throw PinIncorrect({ triesLeft: 5 });
      const session = `session/${++opened}`;
      sessions.add(session);
      return session;
    },
    async changePin(_token, oldPin, newPin) {
      lastPin = Buffer.concat([oldPin, newPin]);
      if (Buffer.from(oldPin).toString() !== goodPin) throw PinIncorrect({ triesLeft: null });
    },
  };
};
export default entry;

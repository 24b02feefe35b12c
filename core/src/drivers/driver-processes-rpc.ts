/**
 * The service `DriverProcesses` across a process border: where the plugin host is not the process that owns the
 * supervisor, the owner serves it and the plugin host connects. There is no PIN in it.
 */
import { Type } from 'typebox';
import { defineRpc } from '../api/define-rpc.ts';
import { Emitter } from '../api/event.ts';
import { MechanismUnsupported } from '../api/points/token-drivers.ts';
import { DriverLibrary } from '../api/points/token-libraries.ts';
import type { DriverProcesses } from '../api/services/driver-processes.ts';
import type { Channel } from '../rpc/channel.ts';
import { connect } from '../rpc/connect.ts';
import { serve } from '../rpc/serve.ts';
import { hostDriverRpc } from './driver-rpc.ts';

const { tokens, keys, pinStatus, sign, decrypt, logout, data } = hostDriverRpc.methods;
const driver = Type.String({ maxLength: 200 });

/** `HostDriver` with the driver's id as first argument. The supervisor sets the deadlines. */
const driverProcessesRpc = defineRpc('driver-processes', {
  check: { params: Type.Tuple([driver]), result: Type.Void() },
  tokens: { params: Type.Tuple([driver]), result: tokens.result },
  keys: { params: Type.Tuple([driver, ...keys.params.items]), result: keys.result },
  pinStatus: { params: Type.Tuple([driver, ...pinStatus.params.items]), result: pinStatus.result },
  sign: { params: Type.Tuple([driver, ...sign.params.items]), result: sign.result },
  decrypt: { params: Type.Tuple([driver, ...decrypt.params.items]), result: decrypt.result },
  logout: { params: Type.Tuple([driver, ...logout.params.items]), result: logout.result },
  data: { params: Type.Tuple([driver, ...data.params.items]), result: data.result },
  setLibraries: { params: Type.Tuple([driver, Type.Array(DriverLibrary, { maxItems: 200 })]), result: Type.Void() },
  reset: { params: Type.Tuple([driver]), result: Type.Void() },
  /** Never ends by itself; reports each driver that was restarted or saw a token come or go. */
  news: {
    params: Type.Tuple([]),
    result: Type.Void(),
    progress: Type.Object({ driver, kind: Type.Enum(['restart', 'tokens']) }),
  },
});

/** Lets the other end use `processes`. Disposing closes the channel. */
export function serveDriverProcesses(channel: Channel, processes: DriverProcesses) {
  return serve(channel, driverProcessesRpc, {
    check: async (driver) => void (await processes.get(driver)),
    tokens: async (driver) => (await processes.get(driver)).tokens(),
    keys: async (driver, token) => (await processes.get(driver)).keys(token),
    pinStatus: async (driver, token) => (await processes.get(driver)).pinStatus(token),
    sign: async (driver, session, key, mechanism, digest) =>
      (await processes.get(driver)).sign(session, key, mechanism, digest),
    decrypt: async (driver, session, key, mechanism, ciphertext) => {
      const process = await processes.get(driver);
      if (!process.decrypt) throw MechanismUnsupported({ mechanism });
      return process.decrypt(session, key, mechanism, ciphertext);
    },
    logout: async (driver, session) => (await processes.get(driver)).logout(session),
    data: async (driver, token, session) =>
      (await (await processes.get(driver)).data?.(token, session ?? undefined)) ?? [],
    setLibraries: (driver, libraries) => processes.setLibraries(driver, libraries),
    reset: (driver) => processes.reset(driver),
    news: ({ signal, progress }) =>
      new Promise((resolve) => {
        const listening = [
          processes.onDidRestart(({ driver }) => progress({ driver, kind: 'restart' })),
          processes.onDidChangeTokens(({ driver }) => progress({ driver, kind: 'tokens' })),
        ];
        signal.addEventListener('abort', () => {
          for (const subscription of listening) void subscription.dispose();
          resolve();
        });
      }),
  });
}

/** The service as the plugin host gets it. Ends with the channel. */
export function connectDriverProcesses(channel: Channel): DriverProcesses {
  const client = connect(channel, driverProcessesRpc);
  const restarts = new Emitter<{ readonly driver: string }>();
  const tokenChanges = new Emitter<{ readonly driver: string }>();
  const pass = { restart: restarts, tokens: tokenChanges };
  client.news({ onProgress: ({ driver, kind }) => pass[kind].fire({ driver }) }).catch(() => {});
  return {
    onDidRestart: restarts.event,
    onDidChangeTokens: tokenChanges.event,
    setLibraries: (driver, libraries) => client.setLibraries(driver, [...libraries]),
    reset: (driver) => client.reset(driver),
    async get(driver) {
      await client.check(driver);
      return {
        tokens: () => client.tokens(driver),
        keys: (token) => client.keys(driver, token),
        pinStatus: (token) => client.pinStatus(driver, token),
        sign: (session, key, mechanism, digest) => client.sign(driver, session, key, mechanism, digest),
        decrypt: (session, key, mechanism, ciphertext) => client.decrypt(driver, session, key, mechanism, ciphertext),
        logout: (session) => client.logout(driver, session),
        data: (token, session) => client.data(driver, token, session ?? null),
      };
    },
  };
}

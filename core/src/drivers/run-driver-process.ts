/** What runs in a driver process, whatever kind of process and channels the launcher made. */
import type { ErrorData } from '../api/errors.ts';
import type { Log } from '../api/log.ts';
import { MechanismUnsupported, type TokenDriver } from '../api/points/token-drivers.ts';
import type { DriverLibrary } from '../api/points/token-libraries.ts';
import type { Channel } from '../rpc/channel.ts';
import { connect } from '../rpc/connect.ts';
import { RpcInvalid } from '../rpc/rpc-errors.ts';
import { serve } from '../rpc/serve.ts';
import { splitChannel } from '../rpc/split-channel.ts';
import type { DriverModule } from './driver-launcher.ts';
import { driverLogRpc, hostDriverRpc, pinDriverRpc } from './driver-rpc.ts';

export interface DriverRuntimeOptions {
  readonly host: Channel;
  readonly pin: Channel;
  /** The plugin's folder in the profile; exists. */
  readonly folder: string;
  /** Of a driver with one process per library. */
  readonly library?: DriverLibrary | undefined;
  readonly load: () => Promise<DriverModule>;
}

export interface DriverRuntime {
  /** For what nobody has caught. Without its text while a PIN is in use, which it may repeat. */
  logCrash(thrown: unknown): void;
  /** Serves one more PIN channel. Its end ends nothing else. */
  addPin(channel: Channel): void;
  /** Resolves after a channel closed and the driver had its chance to clean up. The process has to exit then. */
  readonly ended: Promise<void>;
}

/** Time that a driver gets to close its library, in milliseconds. */
const FAREWELL = 1_000;

export function runDriverProcess({ host, pin, folder, library, load }: DriverRuntimeOptions): DriverRuntime {
  const parts = splitChannel(host, ['driver', 'log']);
  const log = remoteLog(parts.log);
  const started = load().then((module) => module.default({ folder, log, ...(library && { library }) }));
  // `ready` is who reports it; a driver that nobody asks must not end the process by an unhandled rejection.
  started.catch(() => {});

  serve(
    parts.driver,
    hostDriverRpc,
    {
      ready: async () => void (await started),
      tokens: async () => (await started).tokens(),
      keys: async (token) => (await started).keys(token),
      pinStatus: async (token) => (await started).pinStatus(token),
      sign: async (session, key, mechanism, digest) => (await started).sign(session, key, mechanism, digest),
      decrypt: async (session, key, mechanism, ciphertext) => {
        const driver = await started;
        if (!driver.decrypt) throw MechanismUnsupported({ mechanism });
        return driver.decrypt(session, key, mechanism, ciphertext);
      },
      logout: async (session) => (await started).logout(session),
      data: async (token, session) => (await (await started).data?.(token, session ?? undefined)) ?? [],
      tokenChanges: async ({ signal, progress }) => {
        const subscription = (await started).onDidChangeTokens?.(() => progress(null));
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        await subscription?.dispose();
      },
    },
    { onFault: (call, thrown) => log.error('the driver failed', { call, problem: describeThrown(thrown) }) },
  );
  const secrets = new Secrets();
  const addPin = (channel: Channel) => {
    serve(channel, pinDriverRpc, pinCalls(started, secrets), {
      // Without the text: it may repeat what the call was given.
      onFault: (call) => log.error('the driver failed', { call }),
    });
  };
  addPin(pin);
  const logCrash = (thrown: unknown) =>
    log.error('the driver crashed', secrets.areInUse ? {} : { problem: describeThrown(thrown) });
  return { logCrash, addPin, ended: end([host, pin], started) };
}

function pinCalls(started: Promise<TokenDriver>, secrets: Secrets): Parameters<typeof serve<typeof pinDriverRpc>>[2] {
  return {
    async features() {
      const { changePin, unblockPin } = await started;
      return { changePin: changePin !== undefined, unblockPin: unblockPin !== undefined };
    },
    login: (token, pin, { signal }) =>
      secrets.lend([pin], async () => {
        const driver = await started;
        const session = await driver.login(token, pin);
        // Who asked for it has gone away: nobody else would ever end it.
        if (signal.aborted) await driver.logout(session);
        return session;
      }),
    changePin: (token, oldPin, newPin) =>
      secrets.lend([oldPin, newPin], async () => {
        const driver = await started;
        if (!driver.changePin) throw RpcInvalid({ method: 'pin/changePin', part: 'method', place: '' });
        await driver.changePin(token, oldPin, newPin);
      }),
    unblockPin: (token, unblockingPin, newPin) =>
      secrets.lend([unblockingPin, newPin], async () => {
        const driver = await started;
        if (!driver.unblockPin) throw RpcInvalid({ method: 'pin/unblockPin', part: 'method', place: '' });
        await driver.unblockPin(token, unblockingPin, newPin);
      }),
  };
}

/** The PINs of the calls that are under way. */
class Secrets {
  private calls = 0;

  get areInUse(): boolean {
    return this.calls > 0;
  }

  /** Overwrites them after the work. */
  async lend<R>(pins: readonly Uint8Array[], work: () => Promise<R>): Promise<R> {
    this.calls += 1;
    try {
      return await work();
    } finally {
      this.calls -= 1;
      for (const pin of pins) pin.fill(0);
    }
  }
}

async function end(channels: readonly Channel[], started: Promise<TokenDriver>): Promise<void> {
  await Promise.race(channels.map(({ closed }) => closed));
  for (const channel of channels) channel.dispose();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FAREWELL);
  });
  const cleanUp = started.then((driver) => driver.dispose?.()).catch(() => {});
  await Promise.race([cleanUp, patience]);
  clearTimeout(timer);
}

function remoteLog(channel: Channel): Log {
  const client = connect(channel, driverLogRpc);
  const write = (level: keyof Log) => (message: string, data?: ErrorData) => {
    // A log that cannot be written must not stop what is being logged.
    client.write({ level, message: cut(message), ...(data && { data }) }).catch(() => {});
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** What was thrown, for the log. */
function describeThrown(thrown: unknown): string {
  return cut(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
}

const cut = (text: string) => text.slice(0, 2_000);

import type { SealwrightError } from '@sealwright/core/api';
import { createDriverSupervisor, DriverCrashed, type DriverSpec, forkLauncher } from '@sealwright/core/drivers';
import { PluginNotStarted } from '@sealwright/core/isolation';
import {
  forkPlatform,
  type LogFile,
  PageFiles,
  PinBroker,
  PlatformProcess,
  PluginHostSupervisor,
  spawnPluginHost,
} from '@sealwright/shell/node';
import type { WindowEntry } from '@sealwright/shell/protocol';
import { PortTaken, ProfileUnusable } from './errors.ts';
import { LoopbackServer } from './loopback-server.ts';
import { connectPinPage } from './pin-connection.ts';
import { PinFrames } from './pin-frames.ts';
import { PinServer } from './pin-server.ts';
import { ServerEntry } from './running-server.ts';
import { connectWindow } from './window-connection.ts';
import { WindowServer } from './window-server.ts';

export interface ServingOptions {
  /** Absolute folder. */
  readonly profile: string;
  readonly port: number;
  /** `driverSpecs` of the plugins, asked for anew when some were installed or removed. */
  readonly drivers: () => Promise<readonly DriverSpec[]>;
  readonly log: LogFile;
  /** Absolute paths of files for the first window. */
  readonly files: readonly string[];
  /** Absolute paths in the build. */
  readonly paths: {
    readonly window: string;
    readonly pin: string;
    readonly pluginHost: string;
    readonly driverProcess: string;
    readonly platform: string;
  };
}

export interface Serving {
  /** An address that opens a window, once. */
  newAddress(entry: WindowEntry): string;
  readonly port: number;
  /** Ends windows, plugin host and drivers. */
  dispose(): Promise<void>;
}

/** The workbench for browsers of this machine: composes everything that this process does. `serve.port-taken`, `serve.profile-unusable` */
export async function startServing({
  profile,
  port,
  drivers: driversNow,
  log,
  files,
  paths,
}: ServingOptions): Promise<Serving> {
  const server = await LoopbackServer.listen(port).catch((fault: NodeJS.ErrnoException) => {
    throw PortTaken({ port, reason: fault.code ?? 'unknown' }, { cause: fault });
  });
  const waiting = [...files];
  const running = new ServerEntry(profile);
  const pinListener = await LoopbackServer.listen(0);
  const drivers = createDriverSupervisor({
    drivers: await driversNow(),
    launcher: forkLauncher({ entry: paths.driverProcess }),
    log: log.write,
  });
  const pinFrames = new PinFrames(pinListener.origin);
  const logout = async (driver: string, session: string) => (await drivers.processes.get(driver)).logout(session);
  const onDriverEnd = (id: string, listener: (error: SealwrightError) => void) =>
    drivers.processes.onDidRestart(({ driver }) => {
      const slot = drivers.status().find((each) => each.id === id);
      if (driver !== id || !slot || slot.state === 'running') return;
      listener(DriverCrashed({ driver, zh: slot.title['zh-CN'], en: slot.title.en }));
    });
  const pin = new PinBroker({ dialog: pinFrames, logout });
  const platform = new PlatformProcess({ profile, launch: forkPlatform(paths.platform), log: log.write });
  const hosts = new PluginHostSupervisor({
    launch: () => spawnPluginHost({ entry: paths.pluginHost, profile }),
    services: {
      drivers: drivers.processes,
      pin,
      platform,
      plugins: {
        changed: async () => drivers.setDrivers(await driversNow()),
        // The plugin host starts them itself.
        run: (plugin) => {
          throw PluginNotStarted({ plugin });
        },
      },
    },
    log: log.write,
  });
  const windows: WindowServer = new WindowServer({
    server,
    files: new PageFiles(paths.window),
    pinOrigin: pinListener.origin,
    accept: (socket) => connectWindow(socket, { hosts, pinFrames, log, files: waiting }),
    answerSecondStart: (question) =>
      running.answer(question, ({ files: more, entry }) => {
        waiting.push(...more);
        return windows.newAddress(entry);
      }),
  });
  const pins = new PinServer({
    server: pinListener,
    files: new PageFiles(paths.pin),
    windowOrigin: server.origin,
    frames: pinFrames,
    accept: (socket, job) => connectPinPage(socket, job, { driver: (id) => drivers.pin(id), logout, onDriverEnd }),
  });
  server.answer(windows.handle, windows.upgrade);
  pinListener.answer(pins.handle, pins.upgrade);
  // Where another one was faster, both serve: each start shows its own address.
  await running.claim(server.port).catch((fault: NodeJS.ErrnoException) => {
    throw ProfileUnusable({ profile, reason: fault.code ?? 'unknown' }, { cause: fault });
  });
  hosts.start();
  log.write({ time: new Date(), plugin: 'shell', level: 'info', message: 'serving', data: { port: server.port } });

  return {
    port: server.port,
    newAddress: (entry) => windows.newAddress(entry),
    async dispose() {
      await running.release();
      windows.close();
      pins.close();
      await Promise.all([server.close(), pinListener.close()]);
      await hosts.dispose();
      await platform.dispose();
      await drivers.dispose();
    },
  };
}

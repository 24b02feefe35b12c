import { createDriverSupervisor, driverSpecs, forkLauncher } from '@sealwright/core/drivers';
import { LogFile, loadBundledPlugins, PinBroker, PluginHostSupervisor, spawnPluginHost } from '@sealwright/shell/node';
import { PortTaken } from './errors.ts';
import { LoopbackServer } from './loopback-server.ts';
import { PageFiles } from './page-files.ts';
import { connectPinPage } from './pin-connection.ts';
import { PinFrames } from './pin-frames.ts';
import { PinServer } from './pin-server.ts';
import { connectWindow } from './window-connection.ts';
import { WindowServer } from './window-server.ts';

export interface ServingOptions {
  /** Absolute folder. */
  readonly profile: string;
  readonly port: number;
  /** Absolute paths in the build. */
  readonly paths: {
    readonly window: string;
    readonly pin: string;
    readonly pluginHost: string;
    readonly driverProcess: string;
  };
}

export interface Serving {
  /** An address that opens a window, once. */
  newAddress(): string;
  readonly port: number;
  /** Ends windows, plugin host and drivers. */
  dispose(): Promise<void>;
}

/** The workbench for browsers of this machine: composes everything that this process does. `serve.port-taken` */
export async function startServing({ profile, port, paths }: ServingOptions): Promise<Serving> {
  const log = new LogFile(profile, 'shell');
  const server = await LoopbackServer.listen(port).catch((fault: NodeJS.ErrnoException) => {
    throw PortTaken({ port, reason: fault.code ?? 'unknown' }, { cause: fault });
  });
  const pinListener = await LoopbackServer.listen(0);
  const drivers = createDriverSupervisor({
    drivers: driverSpecs(await loadBundledPlugins(), profile),
    launcher: forkLauncher({ entry: paths.driverProcess }),
    log: log.write,
  });
  const pinFrames = new PinFrames(pinListener.origin);
  const logout = async (driver: string, session: string) => (await drivers.processes.get(driver)).logout(session);
  const pin = new PinBroker({ dialog: pinFrames, logout });
  const hosts = new PluginHostSupervisor({
    launch: () => spawnPluginHost({ entry: paths.pluginHost, profile }),
    services: { drivers: drivers.processes, pin },
    log: log.write,
  });
  const windows = new WindowServer({
    server,
    files: new PageFiles(paths.window),
    pinOrigin: pinListener.origin,
    accept: (socket) => connectWindow(socket, { hosts, pinFrames, log }),
  });
  const pins = new PinServer({
    server: pinListener,
    files: new PageFiles(paths.pin),
    windowOrigin: server.origin,
    frames: pinFrames,
    accept: (socket, task) => connectPinPage(socket, task, { driver: (id) => drivers.pin(id), logout }),
  });
  server.answer(windows.handle, windows.upgrade);
  pinListener.answer(pins.handle, pins.upgrade);
  hosts.start();

  return {
    port: server.port,
    newAddress: () => windows.newAddress(),
    async dispose() {
      windows.close();
      pins.close();
      await Promise.all([server.close(), pinListener.close()]);
      await hosts.dispose();
      await drivers.dispose();
    },
  };
}

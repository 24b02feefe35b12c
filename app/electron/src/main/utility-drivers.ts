import { dirname } from 'node:path';
import { type DriverLauncher, driverEnvironment } from '@sealwright/core/drivers';
import { messagePortChannel } from '@sealwright/core/rpc';
import { type ForkOptions, MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { endOf, killAtOnce } from './utility-end.ts';

/** Runs each key driver in a utility process of its own. `entry` is the built `processes/driver.ts`. */
export function utilityDrivers(entry: string): DriverLauncher {
  return {
    async launch({ id, module, folder, library }) {
      const options: ForkOptions & { allowLoadingUnsignedLibraries?: boolean } = {
        serviceName: `Sealwright key driver ${id}`,
        // A library might print a PIN.
        stdio: 'ignore',
        // Not where the user stands: Windows looks for libraries there.
        cwd: dirname(process.execPath),
        env: driverEnvironment(),
        // On macOS the libraries of device vendors are signed by their vendors.
        allowLoadingUnsignedLibraries: true,
      };
      const words = library ? [module, folder, JSON.stringify(library)] : [module, folder];
      const child = utilityProcess.fork(entry, words, options);
      const [host, hostEnd] = ports();
      const [pin, pinEnd] = ports();
      child.postMessage('ports', [hostEnd, pinEnd]);
      const running = { host: messagePortChannel(host), pin: messagePortChannel(pin), exited: endOf(child) };
      void running.exited.then(() => {
        running.host.dispose();
        running.pin.dispose();
      });
      return {
        ...running,
        addPinPort: (port) => child.postMessage('pin port', [port as MessagePortMain]),
        kill: () => killAtOnce(child),
      };
    },
  };
}

function ports(): [MessagePortMain, MessagePortMain] {
  const { port1, port2 } = new MessageChannelMain();
  return [port1, port2];
}

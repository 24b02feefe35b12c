import type { DriverLauncher } from './driver-launcher.ts';
import type { ForkLauncherOptions } from './fork-driver.ts';

/** Runs each driver in a child process. What starts and talks to it is loaded with the first driver. */
export function forkLauncher(options: ForkLauncherOptions): DriverLauncher {
  return {
    async launch(driver) {
      const { forkDriver } = await import('./fork-driver.ts');
      return forkDriver(driver, options);
    },
  };
}

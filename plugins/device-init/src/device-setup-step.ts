import type { SetupStep, Workbench } from '@sealwright/core/api';
import type { KnownDevices } from './known-devices.ts';

/** The wizard as a step of a first run: done when any device has been set up. */
export function deviceSetupStep(known: KnownDevices, workbench: Pick<Workbench, 'runCommand'> | undefined): SetupStep {
  return {
    state: async () => ((await known.done()).size > 0 ? 'done' : 'open'),
    /** Opens the wizard and waits for its end; the caller's signal leaves it. Without windows there is no wizard. */
    async run(signal) {
      if (!workbench || signal?.aborted) return 'left';
      return new Promise((resolve) => {
        const end = (answer: 'done' | 'left') => {
          void listening.dispose();
          signal?.removeEventListener('abort', leave);
          resolve(answer);
        };
        const leave = () => end('left');
        const listening = known.onDidFinish(() => end('done'));
        signal?.addEventListener('abort', leave);
        workbench.runCommand('device-init.open');
      });
    },
  };
}

import type { SetupStep } from '@sealwright/core/api';
import type { KnownDevices } from './known-devices.ts';

/** The wizard as a step of a first run: done when any device has been set up. */
export function deviceSetupStep(known: KnownDevices): SetupStep {
  return {
    state: async () => ((await known.done()).size > 0 ? 'done' : 'open'),
    onDidChange: known.onDidFinish,
  };
}

import type { SetupStep } from '@sealwright/core/api';
import type { LicenceKeeper } from './licence-keeper.ts';

/** The import as a step of a first run: done while a licence is good. One that is at fault says why. */
export function licenceSetupStep(keeper: Pick<LicenceKeeper, 'status' | 'onDidChange'>): SetupStep {
  return {
    state: async () => ((await keeper.status()).state === 'valid' ? 'done' : 'open'),
    onDidChange: keeper.onDidChange,
  };
}

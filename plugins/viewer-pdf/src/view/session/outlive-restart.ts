import { SealwrightError } from '@sealwright/core/api';

/** Code of what a call rejects with that the end of the plugin host cut off. */
const CUT_OFF = 'rpc.closed';
/** A host that ends of the call itself is not asked for ever. */
const ATTEMPTS = 3;

/** Runs a call that only reads; where the plugin host ended meanwhile, again with the next one, for which calls wait. */
export async function outliveRestart<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const isCutOff = error instanceof SealwrightError && error.code === CUT_OFF;
      if (!isCutOff || attempt === ATTEMPTS) throw error;
    }
  }
}

import { SealwrightError } from '@sealwright/core/api';

/** The typed error that a call rejects with; anything else fails the test. */
export async function thrownBy(call: Promise<unknown>): Promise<SealwrightError> {
  const thrown: unknown = await call.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  if (!(thrown instanceof SealwrightError)) throw new Error(`no typed error: ${String(thrown)}`);
  return thrown;
}

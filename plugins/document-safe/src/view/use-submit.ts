import { type Localized, SealwrightError } from '@sealwright/core/api';
import { toErrorRecord } from '@sealwright/ui';
import { type FormEvent, useState } from 'react';

/** What a form does when it is sent, and what is to be said about it then. */
export function useSubmit(work: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Localized>();
  const run = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (fault) {
      // Who closes the PIN entry knows that nothing was done.
      const isCancelled = fault instanceof SealwrightError && fault.code === 'pin.cancelled';
      if (!isCancelled) setProblem(toErrorRecord(fault).sentence);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return { isBusy, problem, run: () => void run(), forget: () => setProblem(undefined), submit };
}

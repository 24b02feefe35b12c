import { pause } from './pause.ts';

export interface ResponseWatchOptions {
  /** Resolves when the process has answered; rejects when it has ended. */
  readonly ping: () => Promise<void>;
  /** Told when the process has not answered for so long, and when it answers again. */
  readonly tell: (isResponding: boolean) => void;
  /** How long a process may be silent, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** Parts of `patience` that are counted one by one: time in which the whole machine slept counts as one of them. */
const STEPS = 10;

/** Asks a process again and again whether it answers, until `signal` aborts or the process ends. Never rejects. */
export async function watchResponse({ ping, tell, patience, signal }: ResponseWatchOptions): Promise<void> {
  const step = patience / STEPS;
  while (!signal.aborted) {
    let steps = 0;
    let isLate = false;
    const counting = setInterval(() => {
      if (++steps !== STEPS || signal.aborted) return;
      isLate = true;
      tell(false);
    }, step);
    const isAnswered = await ping().then(
      () => true,
      () => false,
    );
    clearInterval(counting);
    if (!isAnswered || signal.aborted) return;
    if (isLate) tell(true);
    await pause(step, signal);
  }
}

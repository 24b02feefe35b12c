import type { Event } from '../../api/index.ts';

/** Waits for a promise, as long as the signal allows; rejects with its reason then. */
export async function until(held: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> {
  if (!held) return;
  let stop = () => {};
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal?.addEventListener('abort', stop, { once: true });
  if (!signal?.aborted) await Promise.race([held, aborted]);
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
}

/** Resolves when one of the events fires or the signal aborts. */
export async function somethingOf(events: readonly Event<void>[], signal: AbortSignal): Promise<void> {
  let happen = () => {};
  const happening = new Promise<void>((resolve) => {
    happen = resolve;
  });
  const listening = events.map((event) => event(happen));
  signal.addEventListener('abort', happen, { once: true });
  if (!signal.aborted) await happening;
  signal.removeEventListener('abort', happen);
  for (const each of listening) void each.dispose();
}

import type { CallContext } from './define-rpc.ts';
import type { Event } from './event.ts';

/**
 * Answers a method of an rpc that reports until it is aborted, the host's half of `keepWatching`: reports what `read`
 * gives, at once and after every change. Changes during one reading lead to one more. What `read` throws ends the call.
 *
 * @example watch: (context) => reportChanges(keys.onDidChange, () => keys.devices(), context)
 */
export async function reportChanges<T>(
  onDidChange: Event<unknown>,
  read: () => T | Promise<T>,
  { signal, progress }: CallContext<T>,
): Promise<void> {
  let isStale = true;
  let wake = () => {};
  const listening = onDidChange(() => {
    isStale = true;
    wake();
  });
  const end = () => wake();
  signal.addEventListener('abort', end);
  try {
    while (!signal.aborted) {
      if (isStale) {
        isStale = false;
        const value = await read();
        if (!signal.aborted) progress(value);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', end);
    await listening.dispose();
  }
}

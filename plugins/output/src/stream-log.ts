import type { CallContext, HostLog } from '@sealwright/core/api';
import type { LogBatch } from './common-output-rpc.ts';

/** Milliseconds between two batches: a flood of lines is a few messages a second, none of them longer than the host keeps. */
const PAUSE = 150;

/** Reports what the log holds, at once, and what is written from then on, until the call is aborted. */
export async function streamLog(
  log: HostLog,
  { signal, progress }: Pick<CallContext<LogBatch>, 'signal' | 'progress'>,
): Promise<void> {
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const lines = log.since(last);
    last = lines.at(-1)?.number ?? last;
    progress({ run: log.run, lines });
  };
  const listening = log.onDidWrite(() => {
    timer ??= setTimeout(send, PAUSE);
  });
  send();
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  clearTimeout(timer);
  await listening.dispose();
}

/** What others did in a folder: every revision once. Told by the operating system where it can, and looked for besides. */
import { type FSWatcher, watch as watchFiles } from 'node:fs';
import { join } from 'node:path';
import { isVoucherVisible, type WorkflowChange } from '@sealwright/core/api';
import type { FolderJournal } from './folder-journal.ts';

/** Resolves when it is time to look again, or the signal aborts. */
export type FolderWatch = (root: string, signal: AbortSignal) => Promise<void>;

/**
 * Looks again when the system reports something, and every few seconds: network shares report little of what other
 * computers do.
 */
export function watchedFolder(interval: number): FolderWatch {
  return async (root, signal) => {
    const watchers: FSWatcher[] = [];
    let [stop, timer]: [() => void, NodeJS.Timeout | undefined] = [() => {}, undefined];
    try {
      await new Promise<void>((resolve, reject) => {
        stop = resolve;
        timer = setTimeout(resolve, interval);
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) resolve();
        // What is made is made in `staging` first, so that its entries tell of every revision.
        for (const folder of ['vouchers', 'staging', 'drop']) {
          watchers.push(watchFiles(join(root, folder), { persistent: false }, stop).on('error', reject));
        }
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      for (const watcher of watchers) watcher.close();
    }
  };
}

interface Watched {
  readonly journal: FolderJournal;
  readonly root: string;
  readonly party: string;
  readonly watch: FolderWatch;
  /** Looks for what other programs dropped. */
  readonly takeUp: () => Promise<void>;
}

export async function* folderChanges(
  { journal, root, party, watch, takeUp }: Watched,
  cursor: string | undefined,
  signal: AbortSignal,
): AsyncIterable<WorkflowChange> {
  await journal.look();
  let position = cursor === undefined ? journal.end : Number(cursor);
  if (!journal.reaches(position)) {
    position = journal.end;
    yield { cursor: String(position), type: 'refresh' };
  }
  while (!signal.aborted) {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end, { once: true });
    const next = watch(root, ending.signal);
    next.catch(() => {});
    try {
      // Watched first, then looked at: what happens in between is seen at the next look.
      await takeUp();
      await journal.look();
      while (position < journal.end) {
        if (signal.aborted) return;
        const { voucher, event } = journal.at(position++) ?? {};
        if (!voucher || !event || !isVoucherVisible(voucher, party)) continue;
        yield { cursor: String(position), voucher: voucher.id, type: event.type };
      }
      await next;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }
}

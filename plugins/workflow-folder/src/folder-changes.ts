/** What others did in a folder: every revision once. Told by the operating system where it can, and looked for besides. */
import { type FSWatcher, watch as watchFiles } from 'node:fs';
import { join } from 'node:path';
import { isVoucherVisible, type WorkflowChange } from '@sealwright/core/api';
import type { VoucherShelf } from './voucher-shelf.ts';

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
  readonly shelf: VoucherShelf;
  readonly root: string;
  readonly party: string;
  readonly watch: FolderWatch;
  /** Looks for what other programs dropped. */
  readonly takeUp: () => Promise<void>;
}

/**
 * A cursor is the number of all revisions: it only grows, so an equal one means that nothing was missed, and another that
 * anything may have changed.
 */
export async function* folderChanges(
  { shelf, root, party, watch, takeUp }: Watched,
  cursor: string | undefined,
  signal: AbortSignal,
): AsyncIterable<WorkflowChange> {
  const seen = await standing(shelf);
  let count = [...seen.values()].reduce((sum, revisions) => sum + revisions, 0);
  if (cursor !== undefined && cursor !== String(count)) yield { cursor: String(count), type: 'refresh' };
  while (!signal.aborted) {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end, { once: true });
    const next = watch(root, ending.signal);
    next.catch(() => {});
    try {
      // Watched first, then looked at: what happens in between is seen at the next look.
      await takeUp();
      for (const [id, revisions] of await standing(shelf)) {
        const before = seen.get(id) ?? 0;
        if (revisions <= before) continue;
        seen.set(id, revisions);
        const news = (await shelf.history(id)).filter(({ voucher }) => voucher.revision > before);
        for (const { voucher, event } of news) {
          if (signal.aborted) return;
          const cursor = String(count + voucher.revision - before);
          if (isVoucherVisible(voucher, party)) yield { cursor, voucher: id, type: event.type };
        }
        count += revisions - before;
      }
      await next;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }
}

/** The newest revision of each voucher. */
async function standing(shelf: VoucherShelf): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const id of await shelf.ids()) found.set(id, (await shelf.revisions(id)).at(-1) ?? 0);
  return found;
}

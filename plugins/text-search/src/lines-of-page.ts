import type { PageLines, SearchedDocument } from '@sealwright/core/api';
import { visibleBoxes } from './display-boxes.ts';
import { TextUnreadable } from './errors.ts';
import type { RawLines } from './threads/messages.ts';
import { type SearchThread, ThreadLost } from './threads/search-thread.ts';
import type { ThreadPool } from './threads/thread-pool.ts';

const UNREADABLE: RawLines = { kind: 'lines', reading: 'unreadable', lines: [] };

/** `TextSearch.lines`. */
export async function linesOfPage(
  pool: ThreadPool,
  document: SearchedDocument,
  page: number,
  signal?: AbortSignal,
): Promise<PageLines> {
  signal?.throwIfAborted();
  const geometry = await document.geometry.page(page);
  const { reading, lines } = await rawLines(pool, document, page);
  signal?.throwIfAborted();
  const seen = lines.flatMap(({ text, box }) =>
    visibleBoxes(geometry, [box]).map((visible) => ({ text, box: visible })),
  );
  return { reading, lines: seen };
}

async function rawLines(pool: ThreadPool, document: SearchedDocument, page: number): Promise<RawLines> {
  const thread = pool.take();
  try {
    const raw = await read(thread, document, page);
    pool.giveBack(thread);
    return raw;
  } catch (error) {
    thread.end();
    if (error instanceof ThreadLost) return UNREADABLE;
    throw error;
  }
}

async function read(thread: SearchThread, { source, password }: SearchedDocument, page: number): Promise<RawLines> {
  const pageCount = await thread.open(source, password);
  if (pageCount === undefined) throw TextUnreadable({});
  return page < pageCount ? thread.lines(page) : UNREADABLE;
}

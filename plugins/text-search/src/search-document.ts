import type { PageGeometry, SearchedDocument, SearchedPage, TextQuery } from '@sealwright/core/api';
import { checkQuery } from './check-query.ts';
import { visibleBoxes } from './display-boxes.ts';
import { TooManyMatches } from './errors.ts';
import { DocumentSearch } from './threads/document-search.ts';
import type { RawPage } from './threads/messages.ts';
import { PageQueue } from './threads/page-queue.ts';
import type { ThreadPool } from './threads/thread-pool.ts';

/** Matches in a whole document. */
const MOST_MATCHES = 10_000;

/** `TextSearch.search`. */
export async function* searchDocument(
  pool: ThreadPool,
  document: SearchedDocument,
  query: TextQuery,
  signal?: AbortSignal,
): AsyncGenerator<SearchedPage, void, undefined> {
  checkQuery(query);
  signal?.throwIfAborted();
  const queue = new PageQueue(document.geometry.pageCount);
  const call = () => queue.fail(signal?.reason);
  signal?.addEventListener('abort', call, { once: true });
  const search = new DocumentSearch(pool, document, { query, limit: MOST_MATCHES + 1 }, queue);
  const running = search.run();
  try {
    let total = 0;
    for (let page = 0; page < queue.pageCount; page++) {
      const raw = await queue.next();
      total += raw.matches.length;
      if (total > MOST_MATCHES) throw TooManyMatches({ most: MOST_MATCHES });
      yield asSeen(raw, raw.matches.length === 0 ? undefined : await document.geometry.page(page));
    }
  } finally {
    signal?.removeEventListener('abort', call);
    search.stop();
    await running;
  }
}

function asSeen({ page, reading, matches }: RawPage, geometry: PageGeometry | undefined): SearchedPage {
  if (!geometry) return { page, reading, matches: [] };
  const seen = matches.flatMap(({ boxes, ...match }) => {
    const visible = visibleBoxes(geometry, boxes);
    return visible.length === 0 ? [] : [{ ...match, boxes: visible }];
  });
  return { page, reading, matches: seen };
}

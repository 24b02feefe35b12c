import {
  apply,
  type DisplayBox,
  displayToUser,
  invert,
  type Matrix,
  type PageGeometry,
  type SearchedDocument,
  type SearchedPage,
  type Size,
  type TextQuery,
} from '@sealwright/core/api';
import { checkQuery } from './check-query.ts';
import { TooManyMatches } from './errors.ts';
import type { UserBox } from './match/page-text.ts';
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
  const toDisplay = invert(displayToUser(geometry));
  const seen = matches.flatMap(({ boxes, ...match }) => {
    const visible = boxes.map((box) => displayBox(toDisplay, box)).filter((box) => isVisible(box, geometry.size));
    return visible.length === 0 ? [] : [{ ...match, boxes: visible }];
  });
  return { page, reading, matches: seen };
}

function displayBox(toDisplay: Matrix, [x1, y1, x2, y2]: UserBox): DisplayBox {
  const [ax, ay] = apply(toDisplay, x1, y1);
  const [bx, by] = apply(toDisplay, x2, y2);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(bx - ax), height: Math.abs(by - ay), rotation: 0 };
}

function isVisible({ x, y, width, height }: DisplayBox, size: Size): boolean {
  return x < size.width && y < size.height && x + width > 0 && y + height > 0;
}

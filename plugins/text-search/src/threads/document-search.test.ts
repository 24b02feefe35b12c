import type { SearchedDocument } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { DocumentSearch } from './document-search.ts';
import type { RawPage } from './messages.ts';
import { PageQueue } from './page-queue.ts';
import { type SearchOrder, ThreadLost } from './search-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Threads that are lost at given pages. */
function poolLosing(fatal: (page: number) => boolean) {
  const started: FakeThread[] = [];
  class FakeThread {
    isLost = false;
    isBack = false;
    page: number | undefined;
    async open() {
      return 1_000;
    }
    async search({ from, to }: SearchOrder, onPage: (page: RawPage) => void) {
      const found: RawPage[] = [];
      for (let page = from; page < to; page++) {
        await Promise.resolve();
        this.page = page;
        if (fatal(page)) {
          this.isLost = true;
          throw new ThreadLost();
        }
        // They are told several at a time.
        found.push({ page, reading: 'text', matches: [] });
        if (page % 5 === 4 || page === to - 1) for (const each of found.splice(0)) onPage(each);
      }
    }
    end() {
      this.isLost = true;
    }
  }
  const pool = {
    size: 2,
    take() {
      const thread = new FakeThread();
      started.push(thread);
      return thread;
    },
    giveBack(thread: FakeThread) {
      thread.isBack = true;
    },
  };
  return { pool: pool as unknown as ThreadPool, started };
}

async function readings(pageCount: number, fatal: (page: number) => boolean) {
  const { pool, started } = poolLosing(fatal);
  const queue = new PageQueue(pageCount);
  const search = new DocumentSearch(pool, {} as SearchedDocument, { query: { text: 'x' }, limit: 1 }, queue);
  const searching = search.run();
  const found: RawPage[] = [];
  while (found.length < pageCount) found.push(await queue.next());
  await searching;
  expect(found.map(({ page }) => page)).toEqual(Array.from({ length: pageCount }, (_, index) => index));
  return { unreadable: found.filter(({ reading }) => reading === 'unreadable').map(({ page }) => page), started };
}

test('a page that costs a thread is unreadable, and the others are searched', async () => {
  const { unreadable, started } = await readings(100, (page) => page === 7 || page === 40);
  expect(unreadable).toEqual([7, 40]);
  expect(started.filter(({ isLost }) => isLost)).toHaveLength(2);
  expect(started.filter(({ isLost, isBack }) => !isLost && !isBack)).toEqual([]);
});

test('a document that costs three threads is given up', async () => {
  const { unreadable, started } = await readings(600, () => true);
  expect(unreadable).toHaveLength(600);
  expect(started.length).toBeLessThanOrEqual(4);
});

test('no more is searched ahead than there is room for', async () => {
  const queue = new PageQueue(10_000);
  let claimed = 0;
  let isWaiting = false;
  const claiming = (async () => {
    for (let chunk = await queue.claim(); chunk; chunk = await queue.claim()) claimed = chunk[1];
  })();
  await new Promise((resolve) => setTimeout(resolve, 5));
  isWaiting = claimed < 10_000;
  expect(isWaiting).toBe(true);
  expect(claimed).toBeLessThan(300);
  queue.end();
  await claiming;
});

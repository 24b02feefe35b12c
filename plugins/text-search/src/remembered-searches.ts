import type { SearchedDocument, SearchedPage, TextQuery } from '@sealwright/core/api';

export type Search = (
  document: SearchedDocument,
  query: TextQuery,
  signal?: AbortSignal,
) => AsyncIterable<SearchedPage>;

/** Pages and matches that are kept in all. */
const MOST = 40_000;

/**
 * Searches that were finished, of files that have not changed since: a window that shows what was found plans stamps by
 * the same words again and again.
 */
export class RememberedSearches {
  private readonly run: Search;
  private readonly most: number;
  private readonly kept = new Map<string, readonly SearchedPage[]>();

  constructor(run: Search, most = MOST) {
    this.run = run;
    this.most = most;
  }

  async *search(document: SearchedDocument, query: TextQuery, signal?: AbortSignal): AsyncGenerator<SearchedPage> {
    const question = questionOf(document, query);
    const known = question === undefined ? undefined : this.kept.get(question);
    signal?.throwIfAborted();
    if (known) {
      yield* known;
      return;
    }
    const pages: SearchedPage[] = [];
    for await (const page of this.run(document, query, signal)) {
      pages.push(page);
      yield page;
    }
    if (question !== undefined) this.keep(question, pages);
  }

  private keep(question: string, pages: readonly SearchedPage[]): void {
    this.kept.delete(question);
    this.kept.set(question, pages);
    let room = this.most;
    // The last ones stay.
    for (const [asked, answer] of [...this.kept].reverse()) {
      room -= weightOf(answer);
      if (room < 0) this.kept.delete(asked);
    }
  }
}

function weightOf(pages: readonly SearchedPage[]): number {
  return pages.reduce((weight, { matches }) => weight + 1 + matches.length, 0);
}

/** `undefined` for what may change unnoticed. */
function questionOf({ source }: SearchedDocument, { text, kind = 'words', matchCase = false }: TextQuery) {
  const { path, version } = source;
  return path === undefined || version === undefined
    ? undefined
    : JSON.stringify([path, version, source.size, text, kind, matchCase]);
}

import type { SearchedDocument, SearchedPage, TextQuery, TextSearch } from '@sealwright/core/api';

/** The words of one document for the stamps that are placed by them: each question is searched for once. */
export class DocumentWords {
  private readonly search: TextSearch | undefined;
  private readonly document: SearchedDocument;
  private readonly answers = new Map<string, readonly SearchedPage[]>();

  /** Without a service to search with, nothing is ever found. */
  constructor(search: TextSearch | undefined, document: SearchedDocument) {
    this.search = search;
    this.document = document;
  }

  async find(query: TextQuery, signal?: AbortSignal): Promise<readonly SearchedPage[] | undefined> {
    if (!this.search) return undefined;
    const question = JSON.stringify([query.text, query.kind, query.matchCase]);
    const known = this.answers.get(question);
    if (known) return known;
    const pages: SearchedPage[] = [];
    for await (const page of this.search.search(this.document, query, signal)) pages.push(page);
    this.answers.set(question, pages);
    return pages;
  }

  /** Numbers, from 1 on, of the pages on which words could not be searched for; none before anything was. */
  get unsearched(): readonly number[] {
    const [pages = []] = this.answers.values();
    return pages.filter(({ reading }) => reading === 'scan' || reading === 'unreadable').map(({ page }) => page + 1);
  }
}

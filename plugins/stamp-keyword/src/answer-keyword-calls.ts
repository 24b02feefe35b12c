import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  DocumentNotOpen,
  type OpenDocuments,
  type PdfEngine,
  type SearchedPage,
  type TextSearch,
  WordsNotSearched,
} from '@sealwright/core/api';
import { type FoundPage, keywordRpc } from './common-keyword-rpc.ts';

/** Least time between two reports, in milliseconds: a window draws no faster. */
const INTERVAL = 40;

export interface KeywordCallParts {
  readonly engine: PdfEngine;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly textSearch?: TextSearch | undefined;
  /** Missing in hosts without windows. */
  readonly documents?: Pick<OpenDocuments, 'get' | 'password'> | undefined;
}

/** What the window's search for keywords asks its host half. */
export function answerKeywordCalls({ engine, files, textSearch, documents }: KeywordCallParts): CallHandler {
  return answerCalls(keywordRpc, {
    prepare: () => textSearch?.prepare(),

    async search(id, query, { signal, progress }) {
      if (!documents) throw DocumentNotOpen({ id });
      if (!textSearch) throw WordsNotSearched({});
      const password = documents.password(id);
      const source = await files.open(documents.get(id).source);
      try {
        const geometry = await engine.open(source, { signal, ...(password && { password }) });
        const document = { source, geometry, ...(password && { password }) };
        await report(textSearch.search(document, query, signal), progress);
      } finally {
        await source.close();
      }
    },
  });
}

type Report = (progress: { searched: number; pages: FoundPage[] }) => void;

async function report(found: AsyncIterable<SearchedPage>, progress: Report): Promise<void> {
  let [searched, last] = [0, Number.NEGATIVE_INFINITY];
  let pages: FoundPage[] = [];
  const send = () => {
    progress({ searched, pages });
    [pages, last] = [[], performance.now()];
  };
  for await (const page of found) {
    searched++;
    if (page.matches.length > 0 || page.reading !== 'text') pages.push(copyOf(page));
    if (performance.now() - last >= INTERVAL) send();
  }
  send();
}

function copyOf({ page, reading, matches }: SearchedPage): FoundPage {
  return { page, reading, matches: matches.map((match) => ({ ...match, boxes: [...match.boxes] })) };
}

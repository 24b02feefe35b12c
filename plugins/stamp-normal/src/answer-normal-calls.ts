import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  DocumentNotOpen,
  type OpenDocuments,
  type PdfEngine,
  type SearchedDocument,
  type SearchedPage,
  type TextSearch,
  WordsNotSearched,
} from '@sealwright/core/api';
import { alikePlaces } from './alike-places.ts';
import { normalRpc } from './common-normal-rpc.ts';
import { wordsAtSeal } from './words-at-seal.ts';

export interface NormalCallParts {
  readonly engine: Pick<PdfEngine, 'open'>;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly textSearch?: TextSearch | undefined;
  /** Missing in hosts without windows. */
  readonly documents?: Pick<OpenDocuments, 'get' | 'password'> | undefined;
}

/** What the window asks of the places that are like that of a seal. */
export function answerNormalCalls(parts: NormalCallParts): CallHandler {
  return answerCalls(normalRpc, {
    words: (id, { page, box }, { signal }) =>
      withText(parts, id, signal, async (search, document) => {
        const { reading, lines } = await search.lines(document, page, signal);
        return { reading, words: [...wordsAtSeal(lines, box)] };
      }),

    alike: (id, seal, words, { signal }) =>
      withText(parts, id, signal, async (search, document) => {
        const found: SearchedPage[] = [];
        for await (const page of search.search(document, { text: words }, signal)) found.push(page);
        const places = await alikePlaces(found, seal, words, (index) => document.geometry.page(index));
        const unsearched = found.filter(({ reading }) => reading === 'scan' || reading === 'unreadable');
        return { places, unsearched: unsearched.map(({ page }) => page) };
      }),
  });
}

async function withText<T>(
  { engine, files, textSearch, documents }: NormalCallParts,
  id: string,
  signal: AbortSignal,
  use: (search: TextSearch, document: SearchedDocument) => Promise<T>,
): Promise<T> {
  if (!documents) throw DocumentNotOpen({ id });
  if (!textSearch) throw WordsNotSearched({});
  const password = documents.password(id);
  const source = await files.open(documents.get(id).source);
  try {
    const geometry = await engine.open(source, { signal, ...(password && { password }) });
    return await use(textSearch, { source, geometry, ...(password && { password }) });
  } finally {
    await source.close();
  }
}

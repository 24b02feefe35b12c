import { CliCommands, DocumentFiles, definePlugin, PdfEngine, TextSearch, toDisposable } from '@sealwright/core/api';
import { findCommand } from './cli-find.ts';
import { linesOfPage } from './lines-of-page.ts';
import { RememberedSearches } from './remembered-searches.ts';
import { searchDocument } from './search-document.ts';
import { ThreadPool } from './threads/thread-pool.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  activate({ engine, files, own, provide, contribute }) {
    const pool = new ThreadPool();
    own(toDisposable(() => pool.dispose()));
    const searches = new RememberedSearches((...query) => searchDocument(pool, ...query));
    const search: TextSearch = {
      prepare: () => pool.prepare(),
      search: (...query) => searches.search(...query),
      lines: (...question) => linesOfPage(pool, ...question),
    };
    own(provide(TextSearch, search));
    own(contribute(CliCommands, 'find', findCommand({ engine, files, search })));
  },
});

import { DocumentFiles, definePlugin, OpenDocuments, PdfEngine, TextSearch, ViewCalls } from '@sealwright/core/api';
import { answerCompareCalls } from './answer-compare-calls.ts';
import { compareRpc } from './common-compare-rpc.ts';

export default definePlugin({
  requires: { documents: OpenDocuments, files: DocumentFiles, engine: PdfEngine, search: TextSearch },
  activate({ documents, files, engine, search, own, contribute }) {
    own(contribute(ViewCalls, compareRpc.name, answerCompareCalls({ documents, files, engine, search })));
  },
});

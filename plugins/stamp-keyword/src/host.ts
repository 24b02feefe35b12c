import {
  DocumentFiles,
  definePlugin,
  OpenDocuments,
  PdfEngine,
  StampModes,
  TextSearch,
  ViewCalls,
  wordQuery,
} from '@sealwright/core/api';
import { answerKeywordCalls } from './answer-keyword-calls.ts';
import { keywordRpc } from './common-keyword-rpc.ts';
import { planKeywordStamp } from './common-plan.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  optional: { documents: OpenDocuments, textSearch: TextSearch },
  activate({ own, contribute, ...parts }) {
    own(contribute(StampModes, 'keyword', { search: wordQuery, plan: planKeywordStamp }));
    own(contribute(ViewCalls, keywordRpc.name, answerKeywordCalls(parts)));
  },
});

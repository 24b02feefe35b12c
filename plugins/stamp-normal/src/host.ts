import {
  DocumentFiles,
  definePlugin,
  OpenDocuments,
  PdfEngine,
  StampModes,
  TextSearch,
  ViewCalls,
} from '@sealwright/core/api';
import { answerNormalCalls } from './answer-normal-calls.ts';
import { normalRpc } from './common-normal-rpc.ts';
import { planNormalStamp } from './common-plan.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  optional: { documents: OpenDocuments, textSearch: TextSearch },
  activate({ own, contribute, ...parts }) {
    own(contribute(StampModes, 'normal', { plan: planNormalStamp }));
    own(contribute(ViewCalls, normalRpc.name, answerNormalCalls(parts)));
  },
});

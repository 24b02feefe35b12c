import { answerCalls, DocumentFiles, definePlugin, OpenDocuments, PdfEngine, ViewCalls } from '@sealwright/core/api';
import { printRpc } from './common-print-rpc.ts';
import { describePrint } from './describe-print.ts';

export default definePlugin({
  requires: { documents: OpenDocuments, files: DocumentFiles, engine: PdfEngine },
  activate({ documents, files, engine, own, contribute }) {
    const parts = { documents, files, engine };
    const calls = answerCalls(printRpc, { describe: (id, form) => describePrint(parts, id, form) });
    own(contribute(ViewCalls, printRpc.name, calls));
  },
});

import { answerCalls, DocumentFiles, definePlugin, OpenDocuments, PdfEngine, ViewCalls } from '@sealwright/core/api';
import { printRpc } from './common-print-rpc.ts';
import { describePrint } from './describe-print.ts';

export default definePlugin({
  requires: { documents: OpenDocuments, files: DocumentFiles, engine: PdfEngine },
  activate({ documents, files, engine, own, contribute }) {
    const describe = (id: string) => describePrint({ documents, files, engine }, id);
    own(contribute(ViewCalls, printRpc.name, answerCalls(printRpc, { describe })));
  },
});

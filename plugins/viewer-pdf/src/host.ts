import { DocumentFiles, definePlugin, OpenDocuments, PdfEngine, ViewCalls } from '@sealwright/core/api';
import { answerViewerCalls } from './answer-viewer-calls.ts';
import { viewerRpc } from './common-viewer-rpc.ts';

export default definePlugin({
  requires: { documents: OpenDocuments, files: DocumentFiles, engine: PdfEngine },
  activate({ documents, files, engine, own, contribute }) {
    own(contribute(ViewCalls, viewerRpc.name, answerViewerCalls({ documents, files, engine })));
  },
});

import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  OpenDocuments,
  PdfEngine,
  Verification,
  ViewCalls,
} from '@sealwright/core/api';
import { AnnotationWriter } from './annotation-writer.ts';
import { answerAnnotateCalls } from './answer-annotate-calls.ts';
import { annotateCommand } from './cli-annotate.ts';
import { annotateRpc } from './common-annotate-rpc.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  optional: { documents: OpenDocuments, verification: Verification },
  activate({ engine, files, documents, verification, own, contribute }) {
    const writer = new AnnotationWriter({ engine, files, verification });
    own(contribute(ViewCalls, annotateRpc.name, answerAnnotateCalls(writer, documents)));
    own(contribute(CliCommands, 'annotate', annotateCommand({ writer, files })));
  },
});

import {
  answerCalls,
  DocumentFiles,
  definePlugin,
  HostLog,
  Keys,
  OpenDocuments,
  PluginAdmin,
  reportChanges,
  ServiceMissing,
  VerificationDidVerify,
  ViewCalls,
} from '@sealwright/core/api';
import { outputRpc } from './common-output-rpc.ts';
import { ProblemDesk } from './problem-desk.ts';
import { saveText } from './save-text.ts';
import { streamLog } from './stream-log.ts';
import { VerifiedDocuments } from './verified-documents.ts';

export default definePlugin({
  requires: { plugins: PluginAdmin, hostLog: HostLog },
  optional: { keys: Keys, documents: OpenDocuments, files: DocumentFiles },
  activate({ plugins, hostLog, keys, documents, files, own, contribute, tap }) {
    const verified = own(new VerifiedDocuments(documents));
    own(tap(VerificationDidVerify, (document) => verified.put(document)));
    const desk = own(new ProblemDesk({ plugins, keys, documents: verified }));
    const answers = answerCalls(outputRpc, {
      watchProblems: (context) => reportChanges(desk.onDidChange, () => [...desk.list()], context),
      watchLog: (context) => streamLog(hostLog, context),
      sources: () => plugins.list().map(({ id, title }) => ({ id, title })),
      save(path, text, { overwrite }, { signal }) {
        if (!files) throw ServiceMissing({ service: DocumentFiles.id });
        return saveText(files, path, text, { overwrite, signal });
      },
    });
    own(contribute(ViewCalls, outputRpc.name, answers));
  },
});

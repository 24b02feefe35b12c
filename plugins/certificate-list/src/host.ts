import {
  answerCalls,
  CertificateChecks,
  DocumentFiles,
  definePlugin,
  Keys,
  reportChanges,
  ViewCalls,
} from '@sealwright/core/api';
import { certificateBoard } from './certificate-board.ts';
import { CertificateExport } from './certificate-export.ts';
import { certificatesRpc } from './common-certificates-rpc.ts';

export default definePlugin({
  requires: { keys: Keys, checks: CertificateChecks, files: DocumentFiles },
  activate({ keys, checks, files, own, contribute }) {
    const exporter = new CertificateExport(checks, files);
    const answers = answerCalls(certificatesRpc, {
      watch: (context) => reportChanges(keys.onDidChange, () => certificateBoard(keys), context),
      refresh: async () => void (await keys.list()),
      view: async (chain, { signal }) => ({
        fields: checks.details(chain[0]!).fields,
        check: await checks.check({ chain, signal }),
      }),
      askRevocation: (chain, { signal }) => checks.check({ chain, revocation: true, signal }),
      export: (chain, order, { signal }) => exporter.export(chain, order, signal),
    });
    own(contribute(ViewCalls, certificatesRpc.name, answers));
  },
});

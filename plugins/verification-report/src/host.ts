import { DocumentFiles, definePlugin, VerificationReports } from '@sealwright/core/api';
import { ReportWriter } from './report-writer.ts';

export default definePlugin({
  requires: { files: DocumentFiles },
  activate({ files, own, provide }) {
    own(provide(VerificationReports, new ReportWriter(files)));
  },
});

import {
  answerCalls,
  CertificateChecks,
  CliCommands,
  DocumentFiles,
  definePlugin,
  Keys,
  Licence,
  PdfEngine,
  PluginAdmin,
  SystemChecking,
  SystemChecks,
  ViewCalls,
} from '@sealwright/core/api';
import { CheckCommand } from './check-command.ts';
import { CheckRunner } from './check-runner.ts';
import { ownChecks } from './checks/own-checks.ts';
import { systemCheckRpc } from './common-check-rpc.ts';
import { LastCheck } from './last-check.ts';
import { reportModel } from './report-model.ts';
import { saveReport } from './save-report.ts';
import { writeReport } from './write-report.ts';

export default definePlugin({
  requires: { files: DocumentFiles, plugins: PluginAdmin },
  optional: { keys: Keys, certificates: CertificateChecks, engine: PdfEngine, licence: Licence },
  points: { checks: SystemChecks },
  activate(context) {
    const { plugins, files, checks, storage, own, provide, contribute } = context;
    const runner = new CheckRunner(checks);
    const last = new LastCheck(storage);
    own(provide(SystemChecking, last));
    for (const [id, check] of Object.entries(ownChecks(context))) own(contribute(SystemChecks, id, { check }));
    own(contribute(CliCommands, 'check', new CheckCommand(runner, files, plugins.engine)));
    const answers = answerCalls(systemCheckRpc, {
      async list() {
        const time = (await last.last())?.time;
        return { checks: [...runner.list()], ...(time && { last: time }) };
      },
      run: (ids, { signal, progress }) => runner.run(ids, progress, signal),
      keep: (counts) => last.keep({ ...counts, time: new Date() }),
      async export({ checks: reported, format, locale, ...target }, { signal }) {
        const model = reportModel(reported, { locale, version: plugins.engine, time: new Date() });
        await saveReport(files, writeReport(model, format, locale), target, signal);
      },
    });
    own(contribute(ViewCalls, systemCheckRpc.name, answers));
  },
});

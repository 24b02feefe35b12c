import { CliCommands, definePlugin, FirstSteps, SetupSteps, ViewCalls } from '@sealwright/core/api';
import { answerFirstRun } from './answer-first-run.ts';
import { listSetup } from './cli-setup.ts';
import { firstRunRpc } from './common-first-run-rpc.ts';
import { SetupOverview } from './setup-overview.ts';
import { SetupProgress } from './setup-progress.ts';

export default definePlugin({
  points: { steps: SetupSteps },
  activate({ steps, storage, own, provide, contribute }) {
    const progress = new SetupProgress(storage);
    const overview = own(new SetupOverview(steps, progress));
    own(provide(FirstSteps, { open: () => overview.open(), onDidChange: overview.onDidChange }));
    own(contribute(ViewCalls, firstRunRpc.name, answerFirstRun(overview, progress)));
    own(contribute(CliCommands, 'setup', { run: (invocation) => listSetup(overview, invocation) }));
  },
});

import { defineView } from '@sealwright/ui';
import { systemCheckRpc } from './common-check-rpc.ts';
import { CheckModel } from './view/check-model.ts';
import { CheckPage } from './view/check-page.tsx';
import { windowChecks } from './view/window-checks.ts';

const PAGE = 'system-check.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new CheckModel(calls(systemCheckRpc), workbench, windowChecks));
    view(PAGE, () => <CheckPage model={model} />);
    command('system-check.open', () => workbench.showPage(PAGE));
    command('system-check.run', () => {
      workbench.showPage(PAGE);
      void model.run();
    });
  },
});

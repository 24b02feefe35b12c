import { defineView, type PageProps } from '@sealwright/ui';
import { firstRunRpc } from './common-first-run-rpc.ts';
import { FirstRunModel } from './view/first-run-model.ts';
import { SetupItem } from './view/setup-item.tsx';
import { SetupPage } from './view/setup-page.tsx';

const PAGE = 'first-run.page';

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command }) {
    const showPage = () => workbench.showPage(PAGE);
    const model = own(new FirstRunModel(workbench, calls(firstRunRpc), showPage));
    view(PAGE, (_: PageProps) => <SetupPage model={model} page={PAGE} />);
    statusItem('first-run.item', () => <SetupItem model={model} onOpen={showPage} />);
    command('setup.show', showPage);
    command('setup.resume', () => model.resume());
  },
});

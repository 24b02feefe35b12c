import { defineView, type PageProps } from '@sealwright/ui';
import { deskRpc } from './common-desk-rpc.ts';
import { DeskModel } from './view/desk-model.ts';
import { DeskPage } from './view/desk-page.tsx';

const PAGE = 'service-desk.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new DeskModel(calls(deskRpc), workbench));
    view(PAGE, (_: PageProps) => <DeskPage model={model} page={PAGE} />);
    command('service-desk.open', (part) => {
      if (typeof part === 'string') model.show(part);
      workbench.showPage(PAGE);
    });
  },
});

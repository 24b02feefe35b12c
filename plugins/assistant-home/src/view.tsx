import { defineView } from '@sealwright/ui';
import { homeRpc } from './common-home-rpc.ts';
import { HomeModel } from './view/home-model.ts';
import { HomePage } from './view/home-page.tsx';

const PAGE = 'assistant-home.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new HomeModel(calls(homeRpc)));
    view(PAGE, () => <HomePage model={model} page={PAGE} />);
    command('assistant-home.open', () => workbench.showPage(PAGE));
  },
});

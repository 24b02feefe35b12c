import { defineView } from '@sealwright/ui';
import { pluginsRpc } from './common-plugins-rpc.ts';
import { PluginsModel } from './view/plugins-model.ts';
import { PluginsPage } from './view/plugins-page.tsx';

const PAGE = 'install-manager.page';

export default defineView({
  activate({ plugin, workbench, calls, own, view, command }) {
    const model = own(new PluginsModel(calls(pluginsRpc)));
    view(PAGE, () => <PluginsPage model={model} own={plugin.id} />);
    command('plugins.manage', () => workbench.showPage(PAGE));
  },
});

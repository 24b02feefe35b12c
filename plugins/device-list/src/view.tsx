import { defineView } from '@sealwright/ui';
import { devicesRpc } from './common-devices-rpc.ts';
import { DevicesModel } from './view/devices-model.ts';
import { DevicesPage } from './view/devices-page.tsx';

const PAGE = 'device-list.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new DevicesModel(workbench, calls(devicesRpc)));
    view(PAGE, () => <DevicesPage model={model} page={PAGE} />);
    command('device-list.open', () => workbench.showPage(PAGE));
  },
});

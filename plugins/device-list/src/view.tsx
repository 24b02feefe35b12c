import { defineView } from '@sealwright/ui';
import { devicesRpc } from './common-devices-rpc.ts';
import { DevicesModel } from './view/devices-model.ts';
import { DevicesPage } from './view/devices-page.tsx';
import { NavigationCard } from './view/navigation-card.tsx';

const PAGE = 'device-list.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const devices = calls(devicesRpc);
    const model = own(new DevicesModel(workbench, devices));
    const open = () => workbench.showPage(PAGE);
    view(PAGE, () => <DevicesPage model={model} page={PAGE} />);
    view('device-list.card', () => <NavigationCard calls={devices} onOpen={open} />);
    command('device-list.open', open);
  },
});

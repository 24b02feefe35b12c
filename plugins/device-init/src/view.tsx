import { defineView, type PageProps } from '@sealwright/ui';
import { deviceInitRpc } from './common-device-init-rpc.ts';
import { DeviceInitPage } from './view/device-init-page.tsx';
import { NewDeviceItem } from './view/new-device-item.tsx';
import { WizardModel } from './view/wizard-model.ts';

const PAGE = 'device-init.page';

export default defineView({
  activate({ workbench, calls, view, statusItem, command }) {
    const rpc = calls(deviceInitRpc);
    const wizard = new WizardModel(rpc, workbench);
    view(PAGE, (_: PageProps) => <DeviceInitPage wizard={wizard} />);
    statusItem('device-init.new', () => <NewDeviceItem calls={rpc} page={PAGE} />);
    command('device-init.open', (device) => {
      wizard.open(typeof device === 'string' ? device : undefined);
      workbench.showPage(PAGE);
    });
    command('device-init.guide', () => {
      const ended = wizard.guide();
      workbench.showPage(PAGE);
      return ended;
    });
  },
});

import { defineView } from '@sealwright/ui';
import { updatesRpc } from './common-updates-rpc.ts';
import { UpdateItem } from './view/update-item.tsx';
import { UpdateModel } from './view/update-model.ts';
import { UpdateWindow } from './view/update-window.tsx';

export default defineView({
  activate({ workbench, calls, own, statusItem, command }) {
    const model = own(new UpdateModel(calls(updatesRpc), workbench));
    const window = own(new UpdateWindow(model, workbench));
    statusItem('update-check.new', () => <UpdateItem model={model} />);
    command('update.show', () => window.open());
    const check = (isSetup: boolean) => {
      void model.check();
      return window.open(isSetup);
    };
    command('update.check', () => check(false));
    command('update.setup', () => check(true));
  },
});

import { CliCommands, definePlugin, SoftKeys } from '@sealwright/core/api';
import { DemoCommand } from './demo-command.ts';

export default definePlugin({
  requires: { softKeys: SoftKeys },
  activate({ softKeys, storage, own, contribute }) {
    own(contribute(CliCommands, 'demo', new DemoCommand(softKeys, storage)));
  },
});

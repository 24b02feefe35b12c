import { CliCommands, definePlugin, SoftKeys, ViewCalls } from '@sealwright/core/api';
import { answerDemo } from './answer-demo.ts';
import { demoRpc } from './common-demo-rpc.ts';
import { DemoCommand } from './demo-command.ts';
import { DemoSet } from './demo-set.ts';

export default definePlugin({
  requires: { softKeys: SoftKeys },
  activate({ softKeys, storage, own, contribute }) {
    const demo = new DemoSet(softKeys, storage);
    own(contribute(CliCommands, 'demo', new DemoCommand(demo)));
    own(contribute(ViewCalls, demoRpc.name, answerDemo(demo)));
  },
});

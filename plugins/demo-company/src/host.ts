import { CliCommands, DemoSpace, definePlugin, SampleLicence, SoftKeys, ViewCalls } from '@sealwright/core/api';
import { answerDemo } from './answer-demo.ts';
import { demoRpc } from './common-demo-rpc.ts';
import { DemoCommand } from './demo-command.ts';
import { DEMO_LICENCE } from './demo-licence.ts';
import { DemoSet } from './demo-set.ts';
import { DemoSpaceFolder } from './demo-space.ts';

export default definePlugin({
  requires: { softKeys: SoftKeys },
  activate({ softKeys, storage, own, provide, contribute }) {
    const demo = new DemoSet(softKeys, storage);
    own(contribute(CliCommands, 'demo', new DemoCommand(demo)));
    own(provide(SampleLicence, { read: async () => new TextEncoder().encode(DEMO_LICENCE) }));
    own(provide(DemoSpace, new DemoSpaceFolder(demo)));
    own(contribute(ViewCalls, demoRpc.name, answerDemo(demo)));
  },
});

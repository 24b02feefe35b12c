import { documentsRpc } from '@sealwright/core/api';
import { defineView } from '@sealwright/ui';
import { demoRpc } from './common-demo-rpc.ts';
import { sampleCommand } from './view/sample-command.tsx';

export default defineView({
  activate({ workbench, calls, command }) {
    const parts = { workbench, demo: calls(demoRpc), documents: calls(documentsRpc) };
    command('demo.tryContract', () => sampleCommand(parts));
    command('demo.copyPin', (pin) => (typeof pin === 'string' ? navigator.clipboard.writeText(pin) : undefined));
  },
});

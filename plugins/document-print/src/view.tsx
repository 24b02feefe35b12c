import { documentsRpc } from '@sealwright/core/api';
import { defineView } from '@sealwright/ui';
import { printRpc } from './common-print-rpc.ts';
import { printCommand } from './view/print-command.tsx';

export default defineView({
  activate({ workbench, calls, command }) {
    const parts = { workbench, documents: calls(documentsRpc), calls: calls(printRpc) };
    command('documents.print', () => printCommand(parts));
  },
});

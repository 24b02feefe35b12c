import { documentsRpc } from '@sealwright/core/api';
import { defineView, PagePictures } from '@sealwright/ui';
import { printRpc } from './common-print-rpc.ts';
import { previewCommand } from './view/preview/preview-command.tsx';
import { printCommand } from './view/print-command.tsx';

export default defineView({
  activate({ workbench, calls, command, service }) {
    const pictures = () => service(PagePictures);
    const parts = { workbench, documents: calls(documentsRpc), calls: calls(printRpc), pictures };
    command('documents.print', () => printCommand(parts));
    command('documents.print-preview', () => previewCommand({ workbench, service }));
  },
});

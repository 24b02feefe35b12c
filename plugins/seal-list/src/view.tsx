import { defineView, type PageProps } from '@sealwright/ui';
import { sealsRpc } from './common-seals-rpc.ts';
import { addSealDialog } from './view/add-seal-dialog.tsx';
import { SealsModel } from './view/seals-model.ts';
import { SealsPage } from './view/seals-page.tsx';

const PAGE = 'seal-list.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const seals = calls(sealsRpc);
    const model = own(new SealsModel(workbench, seals));
    const addPicture = (file?: File) => addSealDialog({ workbench, calls: seals, onAdded: model.added }, file);
    view(PAGE, ({ argument }: PageProps) => (
      <SealsPage model={model} page={PAGE} argument={argument} onAddPicture={addPicture} />
    ));
    command('seal-list.open', (device) => workbench.showPage(PAGE, typeof device === 'string' ? { device } : {}));
    command('seal-list.addPicture', () => {
      workbench.showPage(PAGE);
      addPicture();
    });
  },
});

import { defineView, type PageProps } from '@sealwright/ui';
import { licenceRpc } from './common-licence-rpc.ts';
import { ImportFlow } from './view/import-flow.tsx';
import { LicencePage } from './view/licence-page.tsx';

const PAGE = 'license-import.page';

export default defineView({
  activate({ workbench, calls, view, command }) {
    const rpc = calls(licenceRpc);
    const flow = new ImportFlow(workbench, rpc);
    view(PAGE, (_: PageProps) => <LicencePage calls={rpc} flow={flow} />);
    command('license.show', () => workbench.showPage(PAGE));
    command('license.import', () => flow.renew());
    command('license.initialise', () => flow.initialise());
  },
});

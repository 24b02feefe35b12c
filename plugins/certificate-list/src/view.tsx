import { defineView, type PageProps } from '@sealwright/ui';
import { certificatesRpc } from './common-certificates-rpc.ts';
import { CertificatesModel } from './view/certificates-model.ts';
import { CertificatesPage } from './view/certificates-page.tsx';
import type { CertificatesPageArgument } from './view/use-choice.ts';

const PAGE = 'certificate-list.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new CertificatesModel(workbench, calls(certificatesRpc)));
    view(PAGE, ({ argument }: PageProps) => (
      <CertificatesPage model={model} page={PAGE} argument={argument as CertificatesPageArgument | undefined} />
    ));
    command('certificate-list.open', (device) =>
      workbench.showPage(PAGE, typeof device === 'string' ? { device } : {}),
    );
  },
});

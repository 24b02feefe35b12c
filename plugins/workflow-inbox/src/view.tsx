import { documentsRpc } from '@sealwright/core/api';
import { type DocumentViewProps, defineView } from '@sealwright/ui';
import { inboxRpc } from './common-inbox-rpc.ts';
import { DocumentActions } from './view/actions/document-actions.ts';
import { VoucherActions } from './view/actions/voucher-actions.tsx';
import { DocumentBar } from './view/document/document-bar.tsx';
import { ImportFiles } from './view/draft/import-files.ts';
import { CompanyNotices } from './view/entry/company-notices.ts';
import { leaveCompany } from './view/entry/leave-company.ts';
import { unsubmittedGuard } from './view/entry/unsubmitted-guard.ts';
import { InboxModel, PAGE } from './view/inbox-model.ts';
import { InboxPage } from './view/inbox-page.tsx';
import { notifyOfOthers } from './view/notifier.ts';
import { showReceiveDialog } from './view/receive/receive-dialog.tsx';

export default defineView({
  activate({ calls, command, own, view, workbench: window }) {
    const notices = new CompanyNotices(window);
    const { workbench } = notices;
    const model = own(new InboxModel(workbench, calls(inboxRpc)));
    const actions = new VoucherActions(model, workbench);
    const imports = new ImportFiles(model, workbench);
    const documents = new DocumentActions(model, workbench, actions, calls(documentsRpc));
    const leave = () => leaveCompany({ model, documents: workbench.documents, notices });
    own(notifyOfOthers(model.calls, workbench));
    own(workbench.documents.addCloseGuard(unsubmittedGuard(model, workbench)));
    view(PAGE, () => <InboxPage {...{ model, actions, imports, workbench, leave }} />);
    view('inbox.document', ({ documentId }: DocumentViewProps) => (
      <DocumentBar documentId={documentId} model={model} actions={documents} />
    ));
    // Draws nothing: it has the counts and notices followed from the start.
    view('inbox.attention', () => null);
    command('inbox.open', () => workbench.showPage(PAGE));
    command('inbox.send', () => documents.send());
    command('inbox.restore', () => documents.restore());
    command('inbox.import', () => {
      workbench.showPage(PAGE);
      return imports.choose();
    });
    command('inbox.receive', () => {
      workbench.showPage(PAGE);
      if (model.state.getState().inbox?.stage === 'in')
        showReceiveDialog(model, workbench, (row) => void actions.run('view', row));
    });
  },
});

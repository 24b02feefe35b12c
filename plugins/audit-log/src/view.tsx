import { defineView } from '@sealwright/ui';
import { auditRpc } from './common-audit-rpc.ts';
import { AuditActions } from './view/audit-actions.tsx';
import { AuditPage } from './view/audit-page.tsx';

const PAGE = 'audit-log.page';

export default defineView({
  activate({ workbench, calls, view, command }) {
    const audit = calls(auditRpc);
    const actions = new AuditActions(workbench, audit);
    view(PAGE, () => <AuditPage calls={audit} actions={actions} />);
    command('audit-log.open', () => workbench.showPage(PAGE));
  },
});

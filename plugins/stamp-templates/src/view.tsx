import { type DocumentViewProps, defineView, StampDrafts } from '@sealwright/ui';
import { templatesRpc } from './common-templates-rpc.ts';
import { chooseTemplate } from './view/choose-template.tsx';
import { SavedTemplates } from './view/saved-templates.ts';
import { TemplateDesk } from './view/template-desk.ts';
import { TemplatePanel } from './view/template-panel.tsx';

export default defineView({
  async activate({ calls, command, own, service, view, workbench }) {
    const drafts = await service(StampDrafts);
    const saved = own(new SavedTemplates(calls(templatesRpc)));
    const desk = new TemplateDesk(saved, workbench);
    const isOpen = (id: string) => workbench.documents.state.getState().tabs.some((tab) => tab.id === id);
    const draftInFront = () => {
      const { active } = workbench.documents.state.getState();
      return active !== undefined && isOpen(active) ? drafts.of(active) : undefined;
    };

    view('templates.panel', ({ documentId }: DocumentViewProps) =>
      isOpen(documentId) ? <TemplatePanel draft={drafts.of(documentId)} desk={desk} /> : null,
    );
    command('templates.save', () => {
      const draft = draftInFront();
      return draft && desk.save(draft);
    });
    command('templates.apply', (name) => {
      const draft = draftInFront();
      if (!draft) return undefined;
      return typeof name === 'string' ? desk.apply(name, draft) : chooseTemplate(draft, desk, workbench);
    });
    command('templates.import', () => desk.manager.import());
  },
});

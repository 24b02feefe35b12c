import {
  DocumentSurfaces,
  type DocumentViewProps,
  type DraftStamp,
  defineView,
  type StampDraft,
  StampDrafts,
} from '@sealwright/ui';
import { DragScope } from './view/drag-scope.ts';
import { openGuide } from './view/guide/open-guide.tsx';
import { MultipageEditor } from './view/multipage-editor.tsx';
import { moved, summary } from './view/multipage-mode.ts';
import { MultipagePanel } from './view/multipage-panel.tsx';
import { SettingsOfDocuments } from './view/multipage-settings.ts';
import { MultipageTool } from './view/multipage-tool.tsx';
import { MODE } from './view/seal-at-hand.ts';

export default defineView({
  async activate({ command, own, service, tool, view, workbench }) {
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    const settings = own(new SettingsOfDocuments(workbench.documents, localStorage));
    const scope = new DragScope();
    own(scope.attend(window));
    const multipage = new MultipageTool({ drafts, surfaces, workbench, settings, scope });
    tool(MODE, multipage);
    const Editor = (props: { stamp: DraftStamp; draft: StampDraft }) => (
      <MultipageEditor {...props} surfaces={surfaces} scope={scope} />
    );
    own(
      drafts.describeMode(MODE, {
        moved: (stamp, place, to) => moved(stamp, place, to, scope.isSingle(stamp.id)),
        summary,
        Editor,
      }),
    );
    command('multipage.guide', () => openGuide({ drafts, surfaces, workbench, settings }));
    view('multipage.settings', ({ documentId }: DocumentViewProps) => (
      <MultipagePanel documentId={documentId} settings={settings.of(documentId)} surfaces={surfaces} tool={multipage} />
    ));
  },
});

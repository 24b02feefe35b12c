import { DocumentSurfaces, type DraftStamp, defineView, type StampDraft, StampDrafts } from '@sealwright/ui';
import { normalRpc } from './common-normal-rpc.ts';
import { alikeActions } from './view/alike/open-alike.tsx';
import { copied, moved } from './view/normal-mode.ts';
import { startNormalTool } from './view/normal-tool.tsx';
import { PositionEditor } from './view/position-editor.tsx';

export default defineView({
  async activate({ calls, own, service, tool, workbench }) {
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    const Editor = ({ stamp, draft }: { stamp: DraftStamp; draft: StampDraft }) => {
      const pageCount = surfaces.find(draft.documentId)?.state.getState().pageCount;
      return <PositionEditor stamp={stamp} draft={draft} pageCount={pageCount} />;
    };
    const actions = alikeActions(calls(normalRpc), workbench);
    own(drafts.describeMode('normal', { moved, copied, actions, Editor }));
    tool('normal', {
      async start(documentId) {
        const surface = await surfaces.of(documentId);
        return startNormalTool(drafts.of(documentId), surface, workbench);
      },
    });
  },
});

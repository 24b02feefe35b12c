import { DocumentSurfaces, type DocumentViewProps, defineView, StampDrafts } from '@sealwright/ui';
import { keywordRpc } from './common-keyword-rpc.ts';
import { KeywordMemory } from './view/keyword-memory.ts';
import { keywordMode } from './view/keyword-mode.ts';
import { KeywordPanel } from './view/keyword-panel.tsx';
import { KeywordSearch } from './view/keyword-search.ts';
import { KeywordSession } from './view/keyword-session.ts';
import { startKeywordTool } from './view/keyword-tool.tsx';

export default defineView({
  async activate({ calls, own, service, tool, view, workbench }) {
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    const keyword = calls(keywordRpc);
    const memory = new KeywordMemory(localStorage);
    const sessions = new Map<string, KeywordSession>();
    const sessionOf = (id: string) => {
      const session = sessions.get(id) ?? new KeywordSession(new KeywordSearch(id, keyword), drafts.of(id), memory);
      sessions.set(id, session);
      return session;
    };
    own(workbench.documents.onDidClose((id) => sessions.delete(id)));
    own(drafts.describeMode('keyword', keywordMode));
    tool('keyword', {
      async start(id) {
        void keyword.prepare().catch(() => {});
        return startKeywordTool(sessionOf(id), await surfaces.of(id), workbench);
      },
    });
    view('keyword.panel', ({ documentId }: DocumentViewProps) => (
      <KeywordPanel session={sessionOf(documentId)} surfaces={surfaces} />
    ));
  },
});

import { documentsRpc, keepWatching } from '@sealwright/core/api';
import { DocumentSurfaces, type DocumentViewProps, defineView, StampDrafts } from '@sealwright/ui';
import { annotateRpc } from './common-annotate-rpc.ts';
import { AnnotateTool } from './view/annotate-tool.ts';
import { annotationCommands } from './view/annotation-commands.ts';
import { drawAnnotations } from './view/annotation-overlay.tsx';
import { AnnotationPanel } from './view/annotation-panel.tsx';
import { AnnotationRail } from './view/annotation-rail.tsx';
import { AnnotationSessions } from './view/annotation-sessions.ts';
import { AnnotationShelf } from './view/annotation-shelf.ts';
import { AnnotationStatus } from './view/annotation-status.tsx';
import { TOOLS, toolId } from './view/annotation-styles.ts';
import { AuthorName } from './view/author-name.ts';
import { closeGuard, signingGuard } from './view/guards.ts';
import { SetTexts } from './view/set-texts.ts';

export default defineView({
  async activate({ calls, command, own, service, statusItem, tool, view, workbench }) {
    const annotating = calls(annotateRpc);
    const author = new AuthorName(annotating, workbench);
    const sessions = own(
      new AnnotationSessions({
        calls: annotating,
        shelf: new AnnotationShelf(sessionStorage),
        texts: new SetTexts(annotating),
        workbench,
        surfaces: () => service(DocumentSurfaces),
        draw: drawAnnotations,
      }),
    );
    const parts = { sessions, workbench, said: () => author.said() };
    const tools = Object.fromEntries(TOOLS.map((name) => [name, new AnnotateTool(name, parts)] as const)) as Parameters<
      typeof AnnotationPanel
    >[0]['tools'];
    for (const name of TOOLS) tool(toolId(name), tools[name]);
    for (const [id, run] of Object.entries(annotationCommands(parts))) command(id, run);

    const isUnsaved = (ids: readonly string[]) => sessions.unsaved(ids).length > 0;
    own(workbench.documents.addCloseGuard(closeGuard(sessions, workbench), isUnsaved));
    own(keepWatching(calls(documentsRpc).watch, { onProgress: (documents) => sessions.follow(documents) }));
    statusItem('annotate.status', () => <AnnotationStatus sessions={sessions} />);
    view('annotate.list', ({ documentId }: DocumentViewProps) => {
      const session = sessions.find(documentId);
      return session && <AnnotationRail session={session} />;
    });

    const [surfaces, drafts] = await Promise.all([service(DocumentSurfaces), service(StampDrafts)]);
    own(drafts.addSubmitGuard(signingGuard(sessions, workbench)));
    view('annotate.panel', ({ documentId }: DocumentViewProps) => {
      const session = sessions.find(documentId);
      return session && <AnnotationPanel session={session} tools={tools} surfaces={surfaces} />;
    });
  },
});

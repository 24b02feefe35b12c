import { type Disposable, DisposableStore, type RpcClient, toDisposable } from '@sealwright/core/api';
import type { DocumentSurface, DocumentSurfaces, Workbench } from '@sealwright/ui';
import type { annotateRpc } from '../common-annotate-rpc.ts';
import { AnnotationSession } from './annotation-session.ts';
import type { AnnotationShelf } from './annotation-shelf.ts';
import { publishContext } from './context-keys.ts';
import type { SetTexts } from './set-texts.ts';

export interface SessionParts {
  readonly calls: RpcClient<typeof annotateRpc>;
  readonly shelf: AnnotationShelf;
  readonly texts: SetTexts;
  readonly workbench: Workbench;
  surfaces(): Promise<DocumentSurfaces>;
  /** Draws a session's annotations over its document's pages. */
  draw(session: AnnotationSession, surface: DocumentSurface): Disposable;
}

/** The annotations of each open document. */
export class AnnotationSessions implements Disposable {
  private readonly parts: SessionParts;
  private readonly sessions = new Map<
    string,
    { readonly session: AnnotationSession; readonly ends: DisposableStore }
  >();
  /** Newest revisions, by document. */
  private revisions = new Map<string, number>();

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** Made on first use; `undefined` for a document that has no tab. */
  find(documentId: string): AnnotationSession | undefined {
    const known = this.sessions.get(documentId);
    if (known) return known.session;
    const { calls, shelf, texts, workbench } = this.parts;
    if (!workbench.documents.state.getState().tabs.some(({ id }) => id === documentId)) return undefined;
    const session = new AnnotationSession(documentId, calls, texts, this.surface(documentId));
    const ends = new DisposableStore();
    this.sessions.set(documentId, { session, ends });
    session.draft.resume(shelf.find(documentId));
    const stop = session.draft.state.subscribe(({ annotations }, before) => {
      if (annotations !== before.annotations) shelf.keep(documentId, annotations);
    });
    ends.add(toDisposable(stop));
    const stopShowing = session.draft.wantsFocus.subscribe((wanted) => {
      // The field for words stands in the panel, which may be closed, as it is in a narrow window.
      if (wanted?.on === 'words') void workbench.runCommand('workbench.show-side').catch(() => {});
    });
    ends.add(toDisposable(stopShowing));
    ends.add(publishContext(session, workbench));
    ends.add(
      workbench.documents.onDidClose((closed) => {
        if (closed !== documentId) return;
        this.end(documentId);
        shelf.keep(documentId, []);
      }),
    );
    void session.ready.then((surface) => surface && ends.add(this.parts.draw(session, surface)));
    return session;
  }

  /** Sessions of documents that have something unwritten. */
  unsaved(ids: readonly string[]): readonly AnnotationSession[] {
    return ids.flatMap((id) => {
      const session = this.find(id);
      return session && session.draft.state.getState().annotations.length > 0 ? [session] : [];
    });
  }

  /** Told all open documents after every change of any. */
  follow(documents: readonly { readonly id: string; readonly revision: number }[]): void {
    for (const { id, revision } of documents) {
      const before = this.revisions.get(id);
      const session = this.sessions.get(id)?.session;
      if (!session || before === revision) continue;
      if (before !== undefined && revision < before) session.draft.takenBack();
      session.refresh();
    }
    this.revisions = new Map(documents.map(({ id, revision }) => [id, revision]));
  }

  dispose(): void {
    for (const id of [...this.sessions.keys()]) this.end(id);
  }

  private end(id: string): void {
    const known = this.sessions.get(id);
    this.sessions.delete(id);
    known?.session.effect.forget();
    void known?.ends.dispose();
  }

  private async surface(documentId: string): Promise<DocumentSurface | undefined> {
    try {
      return await (await this.parts.surfaces()).of(documentId);
    } catch {
      // The document was closed before its viewer stood: nothing is left to draw on.
      return undefined;
    }
  }
}

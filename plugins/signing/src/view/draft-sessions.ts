import {
  type Disposable,
  DisposableStore,
  DocumentNotOpen,
  type documentsRpc,
  type RpcClient,
} from '@sealwright/core/api';
import type {
  DocumentSurface,
  DocumentSurfaces,
  StampDraft,
  StampDrafts,
  StampModeView,
  Workbench,
} from '@sealwright/ui';
import type { signingRpc } from '../common-signing-rpc.ts';
import { publishContext } from './context-keys.ts';
import { DraftSession } from './draft-session.ts';
import type { DraftShelf } from './draft-shelf.ts';
import { keepDraft } from './keep-draft.ts';
import { prepareModes } from './prepare-modes.ts';
import type { SealLibrary } from './seal-library.ts';
import { countPlaces } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';

export interface SessionParts {
  readonly calls: RpcClient<typeof signingRpc>;
  readonly documents: RpcClient<typeof documentsRpc>;
  readonly shelf: DraftShelf;
  readonly library: SealLibrary;
  readonly modes: SigningModes;
  readonly workbench: Workbench;
  surfaces(): Promise<DocumentSurfaces>;
  /** Draws a session's stamps over its document's pages. */
  draw(session: DraftSession, surface: DocumentSurface): Disposable;
}

/** The signing of each open document; the better part of the service `StampDrafts`. */
export class DraftSessions implements Pick<StampDrafts, 'of' | 'describeMode'>, Disposable {
  private readonly parts: SessionParts;
  private readonly sessions = new Map<string, { readonly session: DraftSession; readonly ends: DisposableStore }>();

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  of(documentId: string): StampDraft {
    const session = this.find(documentId);
    if (!session) throw DocumentNotOpen({ id: documentId });
    return session.draft;
  }

  describeMode(mode: string, view: StampModeView): Disposable {
    return this.parts.modes.describe(mode, view);
  }

  /** Made on first use; `undefined` for a document that has no tab. */
  find(documentId: string): DraftSession | undefined {
    const known = this.sessions.get(documentId);
    if (known) return known.session;
    const { calls, documents, library, modes, shelf, workbench } = this.parts;
    if (!workbench.documents.state.getState().tabs.some(({ id }) => id === documentId)) return undefined;
    const session = new DraftSession(documentId, calls, library, modes);
    const ends = new DisposableStore();
    this.sessions.set(documentId, { session, ends });
    ends.add(session.end);
    ends.add(keepDraft(session, { shelf, signing: calls, documents }));
    ends.add(publishContext(session, workbench));
    ends.add(prepareModes(session.draft, modes, workbench.documents));
    ends.add(
      workbench.documents.onDidClose((closed) => {
        if (closed !== documentId) return;
        this.end(documentId);
        shelf.forget(documentId);
      }),
    );
    void this.draw(session, ends);
    return session;
  }

  /** Documents on which something is placed, with the number of places. */
  unsubmitted(ids: readonly string[]): readonly { readonly id: string; readonly places: number }[] {
    return ids.flatMap((id) => {
      const places = countPlaces(this.find(id)?.draft.state.getState().stamps ?? []);
      return places > 0 ? [{ id, places }] : [];
    });
  }

  refresh(): void {
    for (const { session } of this.sessions.values()) session.refresh();
  }

  dispose(): void {
    for (const id of [...this.sessions.keys()]) this.end(id);
  }

  private end(id: string): void {
    const known = this.sessions.get(id);
    this.sessions.delete(id);
    void known?.ends.dispose();
  }

  private async draw(session: DraftSession, ends: DisposableStore): Promise<void> {
    try {
      const surfaces = await this.parts.surfaces();
      session.surface = await surfaces.of(session.draft.documentId);
      ends.add(this.parts.draw(session, session.surface));
    } catch {
      // The document was closed before its viewer stood: nothing is left to draw on.
    }
  }
}

import { type Disposable, DisposableStore, type Options, toDisposable } from '@sealwright/core/api';
import {
  createStore,
  type DocumentSurfaces,
  type DocumentTool,
  type ReadableStore,
  type StampDrafts,
  type Workbench,
} from '@sealwright/ui';
import type { InkBox } from './ink-boxes.ts';
import type { RememberedOptions } from './remembered-options.ts';
import { SeamOverlay } from './seam-overlay.tsx';
import { SeamSession } from './seam-session.ts';

export interface SeamToolParts {
  readonly drafts: StampDrafts;
  readonly surfaces: DocumentSurfaces;
  readonly workbench: Workbench;
  readonly remembered: RememberedOptions;
  readonly inkBox: InkBox;
}

/** 骑缝章: areas along the edges of the pages; a click in one chooses the edge, one in the chosen area places the seal. */
export class SeamTool implements DocumentTool, Disposable {
  /** By document, while the tool is on. */
  readonly sessions: ReadableStore<Readonly<Record<string, SeamSession>>>;
  private readonly store = createStore<Readonly<Record<string, SeamSession>>>(() => ({}));
  private readonly parts: SeamToolParts;
  /** What was set for a document, for when the tool is switched on again. */
  private readonly options = new Map<string, Options>();
  private readonly closing: Disposable;

  constructor(parts: SeamToolParts) {
    this.parts = parts;
    this.sessions = this.store;
    this.closing = parts.workbench.documents.onDidClose((id) => this.options.delete(id));
  }

  async start(documentId: string): Promise<Disposable> {
    const { drafts, surfaces, workbench, remembered, inkBox } = this.parts;
    const surface = await surfaces.of(documentId);
    const session = new SeamSession(this.options.get(documentId) ?? remembered.read(), {
      draft: drafts.of(documentId),
      surface,
      workbench,
      inkBox,
      keep: (options) => remembered.keep(options),
    });
    this.store.setState({ [documentId]: session });
    const own = new DisposableStore();
    own.add(session);
    own.add(toDisposable(() => this.end(documentId, session)));
    own.add(
      surface.addOverlay({
        component: (props) => <SeamOverlay {...props} session={session} />,
        order: 200,
      }),
    );
    own.add(surface.capturePointer({ cancel: () => workbench.documents.setTool(documentId, undefined) }));
    return own;
  }

  dispose(): void {
    void this.closing.dispose();
  }

  private end(documentId: string, session: SeamSession): void {
    const isOpen = this.parts.workbench.documents.state.getState().tabs.some(({ id }) => id === documentId);
    if (isOpen) this.options.set(documentId, session.state.getState().options);
    this.store.setState(({ [documentId]: _, ...others }) => others, true);
  }
}

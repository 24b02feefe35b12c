import type { RpcClient } from '@sealwright/core/api';
import { createStore, type DocumentSurface } from '@sealwright/ui';
import type { annotateRpc } from '../common-annotate-rpc.ts';
import type { Annotation } from '../common-annotation.ts';
import { boxOf } from '../common-annotation-box.ts';
import { AnnotationDraft, isOnPage } from './annotation-draft.ts';
import { EffectCheck } from './effect-check.ts';
import type { SetTexts } from './set-texts.ts';
import { WrittenList } from './written-list.ts';

/** All that the window keeps of the annotations of one open document. */
export class AnnotationSession {
  readonly documentId: string;
  readonly draft = new AnnotationDraft();
  readonly texts: SetTexts;
  readonly effect: EffectCheck;
  readonly written: WrittenList;
  /** Shown while something is drawn or dragged, in place of the one of that id. */
  readonly passing = createStore<Annotation | undefined>(() => undefined);
  /** Resolves with the pages as soon as they stand, with nothing where the document is closed before. */
  readonly ready: Promise<DocumentSurface | undefined>;
  /** The pages, once the document's viewer stands. */
  surface: DocumentSurface | undefined;
  private readonly calls: RpcClient<typeof annotateRpc>;

  /** `ready` resolves when the viewer stands. */
  constructor(
    documentId: string,
    calls: RpcClient<typeof annotateRpc>,
    texts: SetTexts,
    ready: Promise<DocumentSurface | undefined>,
  ) {
    this.documentId = documentId;
    this.ready = ready;
    void ready.then((surface) => {
      this.surface = surface;
    });
    this.calls = calls;
    this.texts = texts;
    this.effect = new EffectCheck((signal) => calls.preflight(documentId, { signal }));
    this.written = new WrittenList((signal) => calls.list(documentId, { signal }));
  }

  /** Selects an annotation and scrolls to it. */
  show(annotation: Annotation): void {
    this.draft.select(annotation.id);
    if (isOnPage(annotation)) {
      const box = boxOf(annotation, this.texts.of(annotation)?.size);
      this.surface?.reveal(annotation.page, { ...box, rotation: 0 });
    }
  }

  /** Writes what is drawn into a new revision. Rejects with the host's typed error; everything stays as it was then. */
  async save(): Promise<number> {
    const { annotations } = this.draft.state.getState();
    const { revision } = await this.calls.save(this.documentId, annotations);
    this.draft.writtenAs(revision);
    return annotations.length;
  }

  /** Takes up an annotation of the document, so that it is changed when what is drawn is saved. */
  async change(id: string): Promise<Annotation | undefined> {
    const taken = await this.calls.take(this.documentId, id);
    const known = this.draft.state.getState().annotations.find((each) => isSame(each.replaces, taken.replaces));
    return known ?? this.draft.find(this.draft.add(taken) ?? '');
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.calls.remove(this.documentId, ids);
  }

  /** The document has another newest revision: what was said of it has to be asked anew. */
  refresh(): void {
    this.effect.forget();
    this.written.forget();
  }
}

function isSame(one: Annotation['replaces'], other: Annotation['replaces']): boolean {
  return one !== undefined && one.name === other?.name && one.page === other.page;
}

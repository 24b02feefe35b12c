import { defineError } from '@sealwright/core/api';
import { createStore, type ReadableStore, StepHistory } from '@sealwright/ui';
import { type Annotation, MOST_ANNOTATIONS, type PageAnnotation } from '../common-annotation.ts';
import { texts } from './texts.ts';

const TooMany = defineError('annotate.too-many-drafts', texts.tooMany);

export interface DraftState {
  readonly annotations: readonly Annotation[];
  /** Id of the selected one. */
  readonly selected: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** While they are being written nothing can be changed. */
  readonly busy: boolean;
  /** What was written last, with the first revision that has it: its pages take a moment to show it. */
  readonly written: { readonly revision: number; readonly annotations: readonly Annotation[] } | undefined;
}

/** Its maker leaves the id to the draft. */
export type NewAnnotation = Annotation extends infer A ? (A extends Annotation ? Omit<A, 'id'> : never) : never;

/** The annotations of one document that are not written yet. */
export class AnnotationDraft {
  readonly state: ReadableStore<DraftState>;
  /** The annotation whose frame on its page shall get the keyboard's focus, or its field for words in the panel. */
  readonly wantsFocus = createStore<{ readonly id: string; readonly on: 'page' | 'words' } | undefined>(
    () => undefined,
  );
  private readonly store;
  private readonly history = new StepHistory<readonly Annotation[]>([]);

  constructor() {
    this.store = createStore<DraftState>(() => ({
      annotations: [],
      selected: undefined,
      canUndo: false,
      canRedo: false,
      busy: false,
      written: undefined,
    }));
    this.state = this.store;
  }

  /** Adds them as one step of undo and selects the last; `annotate.too-many-drafts`. */
  add(...annotations: readonly NewAnnotation[]): string | undefined {
    if (this.busy || annotations.length === 0) return undefined;
    const { present } = this.history;
    if (present.length + annotations.length > MOST_ANNOTATIONS) throw TooMany({});
    const added = annotations.map((annotation) => ({ ...annotation, id: crypto.randomUUID() }) as Annotation);
    this.push([...present, ...added]);
    const id = added.at(-1)?.id;
    this.select(id);
    return id;
  }

  /** Changes with one `gesture` (a drag, a row of arrow keys, typing in one field) are one step of undo. */
  update(changed: Annotation, gesture?: string): void {
    const { present } = this.history;
    if (this.busy || !present.some(({ id }) => id === changed.id)) return;
    this.push(
      present.map((annotation) => (annotation.id === changed.id ? changed : annotation)),
      gesture,
    );
  }

  find(id: string): Annotation | undefined {
    return this.history.present.find((annotation) => annotation.id === id);
  }

  remove(id: string): void {
    if (this.busy || !this.find(id)) return;
    this.push(this.history.present.filter((annotation) => annotation.id !== id));
  }

  clear(): void {
    if (!this.busy && this.history.present.length > 0) this.push([]);
  }

  select(id: string | undefined): void {
    if (this.store.getState().selected !== id) this.store.setState({ selected: id });
  }

  undo(): void {
    if (this.busy) return;
    this.history.undo();
    this.publish();
  }

  redo(): void {
    if (this.busy) return;
    this.history.redo();
    this.publish();
  }

  setBusy(busy: boolean): void {
    this.store.setState({ busy });
  }

  /** Begins with what was made in an earlier life of the window. */
  resume(annotations: readonly Annotation[]): void {
    this.history.reset(annotations);
    this.publish();
  }

  /** They are part of the document from this revision on: none is left, and none comes back by undo. */
  writtenAs(revision: number): void {
    this.store.setState({ written: { revision, annotations: this.history.present } });
    this.history.reset([]);
    this.publish();
  }

  /** The document is again as it was before they were written. */
  takenBack(): void {
    if (this.store.getState().written) this.store.setState({ written: undefined });
  }

  private get busy(): boolean {
    return this.store.getState().busy;
  }

  private push(next: readonly Annotation[], gesture?: string): void {
    this.history.push(next, gesture);
    this.publish();
  }

  private publish(): void {
    const { present, canUndo, canRedo } = this.history;
    const { selected } = this.store.getState();
    const isThere = present.some(({ id }) => id === selected);
    this.store.setState({ annotations: present, selected: isThere ? selected : undefined, canUndo, canRedo });
  }
}

export function isOnPage(annotation: Annotation): annotation is PageAnnotation {
  return annotation.kind !== 'watermark';
}

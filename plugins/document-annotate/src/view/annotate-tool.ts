import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import { type DocumentTool, isInFront, onEnter, type Workbench } from '@sealwright/ui';
import type { Annotation } from '../common-annotation.ts';
import type { NewAnnotation } from './annotation-draft.ts';
import type { AnnotationSession } from './annotation-session.ts';
import type { AnnotationSessions } from './annotation-sessions.ts';
import { styles, type ToolName } from './annotation-styles.ts';
import { drawnBy, drawnInMiddle, type Said, type Trail } from './draw-annotation.ts';
import { selectedText } from './selected-text.ts';

/** Strokes of ink that follow each other within this time, in milliseconds, belong together. */
const PAUSE = 1_500;

export interface ToolParts {
  readonly sessions: AnnotationSessions;
  readonly workbench: Workbench;
  readonly said: () => Said;
}

/** A tool of 批注: each press and drag on a page draws one more annotation, Enter puts one into the page's middle. */
export class AnnotateTool implements DocumentTool {
  private readonly name: ToolName;
  private readonly parts: ToolParts;
  private lastStroke = { id: '', at: 0 };

  constructor(name: ToolName, parts: ToolParts) {
    this.name = name;
    this.parts = parts;
  }

  async start(documentId: string): Promise<Disposable> {
    const { sessions, workbench } = this.parts;
    const session = sessions.find(documentId);
    const surface = await session?.ready;
    const own = new DisposableStore();
    if (!session || !surface) return own;
    session.draft.select(undefined);
    if (this.name === 'highlight') highlightSelection(session, this.parts.said());

    let trail: Trail | undefined;
    const show = () => {
      const drawn = trail && this.drawn(trail);
      session.passing.setState(drawn && ({ ...drawn, id: 'passing' } as Annotation), true);
    };
    own.add(
      surface.capturePointer({
        cursor: this.name === 'text' ? 'text' : 'crosshair',
        down(to, event) {
          if (event.button !== 0 || session.draft.state.getState().busy) return;
          session.draft.select(undefined);
          trail = { page: to.page, points: [to] };
          show();
        },
        move(to) {
          if (!trail || to?.page !== trail.page) return;
          trail = { ...trail, points: [...trail.points, { x: to.x, y: to.y }] };
          show();
        },
        up: () => {
          const drawn = trail && this.drawn(trail);
          trail = undefined;
          show();
          if (drawn) this.place(session, drawn);
        },
        cancel: () => {
          const wasDrawing = trail !== undefined;
          trail = undefined;
          show();
          if (!wasDrawing) workbench.documents.setTool(documentId, undefined);
        },
      }),
    );
    own.add(toDisposable(() => session.passing.setState(undefined, true)));
    own.add(
      onEnter(() => {
        if (isInFront(documentId, workbench)) this.placeInMiddle(documentId).catch(workbench.showError);
      }),
    );
    return own;
  }

  /** In the middle of the page in sight, under the keyboard, so that arrow keys bring it where it belongs. */
  async placeInMiddle(documentId: string): Promise<void> {
    const session = this.parts.sessions.find(documentId);
    const surface = session?.surface;
    if (!session || !surface) return;
    const page = await surface.page(surface.state.getState().currentPage);
    this.place(session, drawnInMiddle(this.name, page, styles.getState()[this.name], this.parts.said()));
    const { annotations } = session.draft.state.getState();
    const last = annotations.at(-1);
    if (last) session.show(last);
  }

  private drawn(trail: Trail): Extract<NewAnnotation, { page: number }> | undefined {
    return drawnBy(this.name, trail, styles.getState()[this.name], this.parts.said());
  }

  private place(session: AnnotationSession, drawn: NewAnnotation): void {
    const { draft } = session;
    try {
      if (drawn.kind === 'ink' && this.continued(session, drawn)) return;
      const id = draft.add(drawn);
      if (id === undefined) return;
      // Words are typed right away; anything else is moved.
      const isWritten = drawn.kind === 'note' || drawn.kind === 'text';
      draft.wantsFocus.setState({ id, on: isWritten ? 'words' : 'page' }, true);
    } catch (fault) {
      this.parts.workbench.showError(fault);
    }
  }

  /** A stroke soon after another one is part of the same drawing, as a cross is. */
  private continued({ draft }: AnnotationSession, drawn: Extract<NewAnnotation, { kind: 'ink' }>): boolean {
    const now = Date.now();
    const before = draft.find(this.lastStroke.id);
    const isSoon = now - this.lastStroke.at < PAUSE;
    if (isSoon && before?.kind === 'ink' && before.page === drawn.page) {
      draft.update({ ...before, strokes: [...before.strokes, ...drawn.strokes] });
      this.lastStroke = { id: before.id, at: now };
      return true;
    }
    const id = draft.add(drawn);
    this.lastStroke = { id: id ?? '', at: now };
    return true;
  }
}

/** Marks the text that is selected on the pages; `false` where none is. */
export function highlightSelection(session: AnnotationSession, said: Said): boolean {
  const { surface, draft } = session;
  if (!surface) return false;
  const { colour, opacity } = styles.getState().highlight;
  const marks = [...selectedText(surface)].map(([page, areas]): NewAnnotation => {
    const rounded = areas.map((area) => {
      const hundredth = (value: number) => Math.round(value * 100) / 100;
      return {
        x: hundredth(area.x),
        y: hundredth(area.y),
        width: hundredth(area.width),
        height: hundredth(area.height),
      };
    });
    return { kind: 'highlight', page, areas: rounded, colour, opacity, contents: '', author: said.author };
  });
  if (marks.length === 0) return false;
  draft.add(...marks);
  window.getSelection()?.removeAllRanges();
  return true;
}

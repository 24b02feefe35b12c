import { type Disposable, DisposableStore, type Options, toDisposable } from '@sealwright/core/api';
import { createStore } from 'zustand/vanilla';
import type { DocumentTool } from '../contracts/define-view.ts';
import type { DocumentSurfaces, SurfacePoint } from '../contracts/document-surface.ts';
import type { ReadableStore } from '../contracts/readable-store.ts';
import type { StampDrafts } from '../contracts/stamp-drafts.ts';
import type { Workbench } from '../contracts/workbench.ts';
import { isInFront } from './is-in-front.ts';
import { isOnStamp } from './is-on-stamp.ts';
import { onEnter } from './on-enter.ts';
import type { StampDrawing } from './stamp-drawing.tsx';
import { StampGhost } from './stamp-ghost.tsx';
import { positionOptions } from './stamp-position.ts';

export interface PlacingToolParts {
  readonly drafts: StampDrafts;
  readonly surfaces: DocumentSurfaces;
  readonly workbench: Workbench;
}

/** What a tool places that needs no seal. */
export interface PlacedByTool {
  /** Id of the stamp mode, which plans by `placeStamp`, and of its tool. */
  readonly mode: string;
  /** The look of what is placed next; `undefined` while there is nothing to place. */
  drawing(documentId: string): ReadableStore<StampDrawing | undefined>;
  /** Its options without its place. `undefined` where there are none, which the user was told; what it throws is shown. */
  options(documentId: string): Options | undefined;
}

/** A tool while which is on a stamp follows the pointer, each click drops it once more, Enter drops it, and Escape ends it. */
export class PlacingTool implements DocumentTool {
  private readonly parts: PlacingToolParts;
  private readonly placed: PlacedByTool;

  constructor(parts: PlacingToolParts, placed: PlacedByTool) {
    this.parts = parts;
    this.placed = placed;
  }

  async start(documentId: string): Promise<Disposable> {
    const { workbench } = this.parts;
    const surface = await this.parts.surfaces.of(documentId);
    const draft = this.parts.drafts.of(documentId);
    const drawing = this.placed.drawing(documentId);
    const point = createStore<SurfacePoint | undefined>(() => undefined);
    const aligned = (to: SurfacePoint, event: PointerEvent) => draft.align(to, event.altKey);

    const own = new DisposableStore();
    own.add(
      surface.addOverlay({
        component: (props) => <StampGhost {...props} point={point} drawing={drawing} />,
        order: 200,
      }),
    );
    own.add(toDisposable(() => draft.align(undefined)));
    own.add(
      surface.capturePointer({
        cursor: 'crosshair',
        move(to, event) {
          // A pressed button drags something, and over what is placed already a press would grip that.
          const isFree = to && event.buttons === 0 && !isOnStamp(draft.state.getState(), to);
          // What is still being drawn comes to the pointer when it is, even if that rests by then.
          const isShown = isFree && drawing.getState() !== undefined;
          point.setState(isShown ? aligned(to, event) : isFree ? to : undefined, true);
          if (!isShown && event.buttons === 0) draft.align(undefined);
        },
        down: async (to, event) => {
          // What is dropped now stands where the ghost is, until the pointer moves on.
          if (event.button === 0 && (await this.place(documentId, aligned(to, event)))) point.setState(undefined, true);
        },
        cancel: () => workbench.documents.setTool(documentId, undefined),
      }),
    );
    own.add(
      onEnter(() => {
        if (isInFront(documentId, workbench)) this.placeInMiddle(documentId).catch(workbench.showError);
      }),
    );
    return own;
  }

  /** In the middle of the page in sight, under the keyboard, so that arrow keys bring it where it belongs. */
  async placeInMiddle(documentId: string): Promise<void> {
    const surface = this.parts.surfaces.find(documentId);
    if (!surface) return;
    const { currentPage } = surface.state.getState();
    const { size } = await surface.page(currentPage);
    // The new stamp takes the keyboard's focus from nothing but the pages.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const id = await this.place(documentId, { page: currentPage, x: size.width / 2, y: size.height / 2 });
    const placed = this.parts.drafts
      .of(documentId)
      .state.getState()
      .stamps.find((stamp) => stamp.id === id);
    const [place] = placed?.places ?? [];
    if (place) surface.reveal(place.page, place.box);
  }

  /** Resolves with the id of the stamp, or `undefined` where it could not be placed. */
  private async place(documentId: string, { page, x, y }: SurfacePoint): Promise<string | undefined> {
    const { drafts, workbench } = this.parts;
    try {
      const options = this.placed.options(documentId);
      if (!options) return undefined;
      const position = positionOptions({ page, x, y, rotation: 0 });
      return await drafts.of(documentId).add({ mode: this.placed.mode, options: { ...options, ...position } });
    } catch (error) {
      workbench.showError(error);
      return undefined;
    }
  }
}

import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import {
  type DocumentSurfaces,
  type DocumentTool,
  isInFront,
  isOnStamp,
  onEnter,
  type StampDraft,
  type StampDrafts,
  type SurfacePoint,
  submitWhenReady,
  type Workbench,
} from '@sealwright/ui';
import type { DragScope } from './drag-scope.ts';
import { chosenPageNear, type DropPlace, hindranceOn, optionsAt, pagesOf } from './drop-options.ts';
import { Ghost } from './ghost.tsx';
import type { SettingsOfDocuments } from './multipage-settings.ts';
import { MODE, SealAtHand } from './seal-at-hand.ts';
import { TEXTS } from './texts.ts';

export interface MultipageToolParts {
  readonly drafts: StampDrafts;
  readonly surfaces: DocumentSurfaces;
  readonly workbench: Workbench;
  readonly settings: SettingsOfDocuments;
  readonly scope: DragScope;
}

/**
 * 多页签章 while it is on: the chosen seal follows the pointer and shows, pale, on the other chosen pages in sight. A click
 * drops it on all of them, Enter in the middle of the page. That ends it, as Escape does: what is placed has fields of its
 * own in the list.
 */
export class MultipageTool implements DocumentTool {
  private readonly parts: MultipageToolParts;

  constructor(parts: MultipageToolParts) {
    this.parts = parts;
  }

  async start(documentId: string): Promise<Disposable> {
    const { workbench } = this.parts;
    const place = await this.placeOn(documentId);
    const { draft, surface, settings } = place;
    const hand = new SealAtHand(place);
    const own = new DisposableStore();
    own.add(
      surface.addOverlay({
        component: (props) => <Ghost {...props} hand={hand} settings={settings} />,
        order: 200,
      }),
    );
    own.add(
      toDisposable(
        draft.state.subscribe(({ seal }, before) => {
          if (seal !== before.seal) hand.refresh();
        }),
      ),
    );
    own.add(toDisposable(settings.subscribe(() => hand.refresh())));
    own.add(
      surface.capturePointer({
        cursor: 'crosshair',
        move(point, event) {
          const state = draft.state.getState();
          // A pressed button drags something, and over what is placed already a press would grip that.
          const isFree = point && event.buttons === 0 && state.seal && !isOnStamp(state, point);
          if (!isFree && event.buttons === 0) draft.align(undefined);
          hand.follow(isFree ? draft.align(point, event.altKey) : undefined);
        },
        down: (point, event) => {
          if (event.button === 0) void this.drop(place, draft.align(point, event.altKey));
        },
        cancel: () => workbench.documents.setTool(documentId, undefined),
      }),
    );
    own.add(
      onEnter(() => {
        if (isInFront(documentId, workbench)) this.placeInMiddle(documentId).catch(workbench.showError);
      }),
    );
    return toDisposable(async () => {
      await own.dispose();
      hand.follow(undefined);
      draft.align(undefined);
      settings.setState({ signsOnDrop: false });
    });
  }

  /** In the middle of the page at hand; under the keyboard, so that arrow keys bring it where it belongs. */
  async placeInMiddle(documentId: string): Promise<void> {
    const place = await this.placeOn(documentId);
    const { draft, surface } = place;
    const { currentPage } = surface.state.getState();
    const page = chosenPageNear(currentPage, pagesOf(place).pages);
    const { size } = await surface.page(page);
    // The new stamp takes the keyboard's focus from nothing but the pages.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const id = await this.drop(place, { page, x: size.width / 2, y: size.height / 2 });
    const placed = draft.state.getState().stamps.find((stamp) => stamp.id === id);
    const there = placed?.places.find((other) => other.page === page);
    if (there) surface.reveal(page, there.box);
  }

  /** Resolves with the stamp's id; `undefined` where it could not be placed, which the user is told. */
  private async drop(place: DropPlace, point: SurfacePoint): Promise<string | undefined> {
    const { workbench, scope } = this.parts;
    const { draft, settings } = place;
    const { seal } = draft.state.getState();
    const hindrance = seal ? hindranceOn(place, point.page) : TEXTS.chooseSeal;
    if (hindrance || !seal) {
      workbench.notify({ severity: 'info', message: hindrance ?? TEXTS.chooseSeal });
      return undefined;
    }
    try {
      draft.preview(undefined);
      const { signsOnDrop } = settings.getState();
      const id = await draft.add({ mode: MODE, seal: seal.id, options: await optionsAt(place, point) });
      scope.choose(id, false);
      workbench.documents.setTool(draft.documentId, undefined);
      if (signsOnDrop) await this.sign(draft);
      return id;
    } catch (error) {
      workbench.showError(error);
      return undefined;
    }
  }

  private async sign(draft: StampDraft): Promise<void> {
    const { workbench } = this.parts;
    const readiness = await submitWhenReady(draft, workbench);
    if (readiness === 'hindered') workbench.notify({ severity: 'warning', message: TEXTS.notSubmitted });
  }

  private async placeOn(documentId: string): Promise<DropPlace> {
    const { drafts, surfaces, settings } = this.parts;
    const surface = await surfaces.of(documentId);
    return { draft: drafts.of(documentId), surface, settings: settings.of(documentId) };
  }
}

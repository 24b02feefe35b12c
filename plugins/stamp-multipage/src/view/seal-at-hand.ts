import type { Localized } from '@sealwright/core/api';
import { createStore, type DraftSeal, type ReadableStore, type SurfacePoint, toErrorRecord } from '@sealwright/ui';
import { type DropPlace, hindranceOn, optionsAt, pagesOf } from './drop-options.ts';

export const MODE = 'multipage';
/** Pages before and after the pointer's on which the seal is shown while it follows the pointer. */
const AROUND = 5;

export interface HandState {
  /** Where the pointer is; `undefined` while it is on no page. */
  readonly point: SurfacePoint | undefined;
  readonly seal: DraftSeal | undefined;
  /** Why the seal cannot be dropped there. */
  readonly problem: Localized | undefined;
}

/** The seal that is about to be dropped: at the pointer, and as a preview on the other chosen pages around. */
export class SealAtHand {
  readonly state: ReadableStore<HandState>;
  private readonly store = createStore<HandState>(() => ({ point: undefined, seal: undefined, problem: undefined }));
  private readonly place: DropPlace;

  constructor(place: DropPlace) {
    this.place = place;
    this.state = this.store;
  }

  /** To where the pointer is now; `undefined`: away from all pages. */
  follow(point: SurfacePoint | undefined): void {
    const { draft } = this.place;
    const { seal } = draft.state.getState();
    const problem = point && hindranceOn(this.place, point.page);
    this.store.setState({ point, seal, problem }, true);
    if (point && seal && !problem) void this.preview(point, seal);
    else draft.preview(undefined);
  }

  /** The seal or the settings are others now. */
  refresh(): void {
    this.follow(this.store.getState().point);
  }

  private async preview(point: SurfacePoint, { id: seal }: DraftSeal): Promise<void> {
    const { draft } = this.place;
    const { pages = [] } = pagesOf(this.place);
    const others = pages.filter((page) => page !== point.page && Math.abs(page - point.page) <= AROUND);
    if (others.length === 0) return draft.preview(undefined);
    // The pointer goes on meanwhile.
    const isPast = () => this.store.getState().point !== point;
    try {
      const options = await optionsAt(this.place, point, others.map((page) => page + 1).join());
      if (!isPast()) await draft.preview({ mode: MODE, seal, options });
    } catch (error) {
      if (!isPast()) this.store.setState({ problem: toErrorRecord(error).sentence });
    }
  }
}

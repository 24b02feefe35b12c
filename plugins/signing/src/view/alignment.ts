import type { PageGeometry } from '@sealwright/core/api';
import type { DraftPlace, ReadableStore, SurfacePoint } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import { snapPoint } from './snap-point.ts';

const REACH_PIXELS = 6;

/** What a point was drawn to, in millimetres. */
export interface Guides {
  readonly page: number;
  readonly x?: number;
  readonly y?: number;
}

/** Draws points on their way to the page's centre lines and to other stamps' centres. */
export class Alignment {
  readonly guides: ReadableStore<Guides | undefined>;
  private readonly store = createStore<Guides | undefined>(() => undefined);
  private readonly pages = new Map<number, { readonly page: PageGeometry; readonly scale: number }>();

  constructor() {
    this.guides = this.store;
  }

  /** A page in sight, with its scale in pixels per millimetre: told by its overlay. Points on other pages stay as they are. */
  seePage(page: PageGeometry, scale: number): void {
    this.pages.set(page.index, { page, scale });
  }

  page(index: number): PageGeometry | undefined {
    return this.pages.get(index)?.page;
  }

  align(point: SurfacePoint, places: readonly DraftPlace[]): SurfacePoint {
    const seen = this.pages.get(point.page);
    if (!seen) return point;
    const { width, height } = seen.page.size;
    const centres = places.filter(({ page }) => page === point.page).map(({ box }) => centreOf(box));
    const lines = { x: [width / 2, ...centres.map(({ x }) => x)], y: [height / 2, ...centres.map(({ y }) => y)] };
    const snapped = snapPoint(point, lines, REACH_PIXELS / seen.scale);
    this.store.setState({ page: point.page, ...snapped.lines }, true);
    return { page: point.page, x: snapped.x, y: snapped.y };
  }

  end(): void {
    if (this.store.getState()) this.store.setState(undefined, true);
  }
}

export function centreOf(box: DraftPlace['box']): { readonly x: number; readonly y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

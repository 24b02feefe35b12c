import type { Localized, Options } from '@sealwright/core/api';
import {
  type ChosenPages,
  chosenPages,
  type DocumentSurface,
  fillLocalized,
  type StampDraft,
  type SurfacePoint,
} from '@sealwright/ui';
import { seenFromCorner } from '../common-corner.ts';
import { writeOptions } from '../common-options.ts';
import type { SettingsStore } from './multipage-settings.ts';
import { TEXTS } from './texts.ts';

/** A document on which the mode's seals are dropped. */
export interface DropPlace {
  readonly draft: StampDraft;
  readonly surface: DocumentSurface;
  readonly settings: SettingsStore;
}

export function pagesOf({ settings, surface }: DropPlace): ChosenPages {
  return chosenPages(settings.getState().pages, surface.state.getState().pageCount);
}

/** The page in sight where it is chosen, else the next one that is. */
export function chosenPageNear(currentPage: number, pages: readonly number[] | undefined): number {
  return pages?.find((page) => page >= currentPage) ?? pages?.at(-1) ?? currentPage;
}

/** Why a seal cannot be dropped on the page, 0-based, as far as is known without a plan. */
export function hindranceOn(place: DropPlace, page: number): Localized | undefined {
  const { pages, problem } = pagesOf(place);
  if (problem) return problem;
  return pages.includes(page) ? undefined : fillLocalized(TEXTS.notChosen, { page: page + 1 });
}

/** The options for a seal that is dropped at the point, on the chosen pages or on those of another range. */
export async function optionsAt(
  { settings, surface }: DropPlace,
  point: SurfacePoint,
  range = settings.getState().pages,
): Promise<Options> {
  const { corner, rotation } = settings.getState();
  const { size } = await surface.page(point.page);
  return writeOptions({
    pages: range,
    at: seenFromCorner(size, corner, point),
    corner,
    rotation,
    corrections: new Map(),
  });
}

import { chosenPages, type NewStamp, type StampModeView } from '@sealwright/ui';
import type { LookedStamp } from './shown-stamps.ts';

/** A stamp that is to stand on other pages, too. */
export interface CopiedStamp {
  readonly stamp: LookedStamp;
  readonly copied: NonNullable<StampModeView['copied']>;
  readonly pageCount: number;
}

/** The pages of a range on which the stamp does not stand already; `undefined` where the range cannot be read. */
export function pagesToCopyTo(range: string, { stamp, pageCount }: CopiedStamp): readonly number[] | undefined {
  const own = new Set(stamp.places.map(({ page }) => page));
  return chosenPages(range, pageCount).pages?.filter((page) => !own.has(page));
}

/** What is to be placed for it, one stamp a page. */
export function copiesOf({ stamp, copied }: CopiedStamp, pages: readonly number[]): readonly NewStamp[] {
  const { mode, seal } = stamp;
  return pages.map((page) => ({ mode, ...(seal && { seal: seal.id }), options: copied(stamp, page) }));
}

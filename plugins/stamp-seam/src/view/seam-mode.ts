import type { Localized, Options } from '@sealwright/core/api';
import { type DraftStamp, fillLocalized, type StampModeView } from '@sealwright/ui';
import { type Group, pageGroups } from '../common-groups.ts';
import { readSeamOptions } from '../common-options.ts';
import type { Edge, SeamEdge } from '../common-slices.ts';
import { along, atDistance } from './place-on-edge.ts';
import { SIDE_TITLES, texts } from './texts.ts';

type Description = Required<Pick<StampModeView, 'moved' | 'inset' | 'summary' | 'actions'>>;

/** In millimetres: places that are drawn to the page's middle are rounded to a tenth. */
const EXACT = 0.06;

/** What the draft is told about placed seam seals. A slice that is dragged along its edge takes the whole seal with it. */
export const seamMode: Description = {
  moved({ options, places }, place, to) {
    const from = places[place];
    if (!from || from.page !== to.page || !to.pageSize) return undefined;
    const edge = anEdge(options);
    return { ...options, at: atDistance(along(edge, to), { edge, page: to.pageSize, extent: from.box }, EXACT) };
  },

  inset: ({ options }, mm) => ({ ...options, inset: mm }),

  summary({ options, places }): Localized {
    const seals = groupsOf(options, places).length;
    const edge = SIDE_TITLES[edgeOf(options)];
    return fillLocalized(seals > 1 ? texts.summaryOfSeals : texts.summary, { edge, pages: places.length, seals });
  },

  actions: (stamp, draft) => [
    {
      title: texts.centre,
      icon: 'crosshair',
      run: () => draft.update(stamp.id, { ...stamp.options, at: 'centre' }),
    },
  ],
};

/** Pages that share a seal, of those that have a slice. */
export function groupsOf(options: Options, places: DraftStamp['places']): readonly Group[] {
  const pages = places.map(({ page }) => page);
  try {
    return pageGroups(pages, readSeamOptions(options));
  } catch {
    // The options were changed since the places were planned.
    return [];
  }
}

function edgeOf({ edge = 'right' }: Options): SeamEdge {
  return edge as SeamEdge;
}

/** Slices between facing pages stand at the right and the left, which are alike here. */
function anEdge(options: Options): Edge {
  const edge = edgeOf(options);
  return edge === 'spread' ? 'right' : edge;
}

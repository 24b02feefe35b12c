import type { PageGeometry, Size } from '@sealwright/core/api';
import type { SeamOptions } from '../common-options.ts';
import { type Edge, isUpright, sliceEdge } from '../common-slices.ts';
import type { SeamOutlook } from './seam-outlook.ts';

/** A strip along an edge of a page where a seam seal may stand. */
export interface EdgeArea {
  readonly edge: Edge;
  /** The seal's slice of this page stands here; at other edges it could. */
  readonly isChosen: boolean;
  /** In millimetres on the page as it is seen. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** In millimetres: as long as no seal is chosen. */
const USUAL_DEPTH = 8;
const EDGES: readonly Edge[] = ['top', 'bottom', 'left', 'right'];

/**
 * The areas of one page, the chosen one last: as wide as the slices come to be, and at least `least` millimetres, for the
 * pointer. None on a page that takes no part.
 */
export function edgeAreas(
  page: Pick<PageGeometry, 'index' | 'size'>,
  outlook: SeamOutlook,
  options: Pick<SeamOptions, 'edge' | 'inset'>,
  least: number,
): readonly EdgeArea[] {
  if (!outlook.pages.includes(page.index)) return [];
  const chosen = chosenEdge(page.index, outlook, options);
  const areas = EDGES.map((edge): EdgeArea => {
    const isChosen = edge === chosen;
    const slice = isChosen ? sliceDepth(page.index, outlook) : shareDepth(edge, outlook);
    const depth = Math.max(options.inset + (slice ?? USUAL_DEPTH), least);
    return { edge, isChosen, box: strip(edge, page.size, depth) };
  });
  return [...areas.filter(({ isChosen }) => !isChosen), ...areas.filter(({ isChosen }) => isChosen)];
}

/** Of facing pages only those have one that have a neighbour. */
function chosenEdge(page: number, { groups }: SeamOutlook, { edge }: Pick<SeamOptions, 'edge'>): Edge | undefined {
  if (edge !== 'spread') return edge;
  const group = groups.find((pages) => pages.includes(page));
  return group && sliceEdge(edge, group.indexOf(page));
}

function sliceDepth(page: number, { seams }: SeamOutlook): number | undefined {
  const slice = seams.flat().find((each) => each.page === page);
  return slice && (isUpright(slice.edge) ? slice.box.width : slice.box.height);
}

/** What an equal share of the seal would be at that edge. */
function shareDepth(edge: Edge, { extent, groups: [first] }: SeamOutlook): number | undefined {
  if (!extent || !first) return undefined;
  return (isUpright(edge) ? extent.width : extent.height) / first.length;
}

function strip(edge: Edge, { width, height }: Size, depth: number): EdgeArea['box'] {
  switch (edge) {
    case 'left':
      return { x: 0, y: 0, width: depth, height };
    case 'right':
      return { x: width - depth, y: 0, width: depth, height };
    case 'top':
      return { x: 0, y: 0, width, height: depth };
    case 'bottom':
      return { x: 0, y: height - depth, width, height: depth };
  }
}

/** CSS of an area, at `scale` pixels per millimetre. */
export function boxInPixels({ box: { x, y, width, height } }: EdgeArea, scale: number) {
  return { left: x * scale, top: y * scale, width: width * scale, height: height * scale };
}

import {
  type DisplayBox,
  type PageGeometry,
  type PictureClip,
  type Placement,
  parsePageRange,
  type Seal,
  type Size,
  type StampPlanInput,
} from '@sealwright/core/api';
import { BeyondEdge, SlicesTooThin } from './common-errors.ts';
import { balancedGroups, facingPages, type Group, withoutEnds } from './common-groups.ts';
import { readSeamOptions, type SeamOptions } from './common-options.ts';
import { sliceShares } from './common-shares.ts';
import { type Edge, isUpright, sliceSeal } from './common-slices.ts';

const WHOLE: PictureClip = { x: 0, y: 0, width: 1, height: 1 };
/** In millimetres. A narrower slice cannot be told from a blot. */
const LEAST_SLICE = 0.3;
/** What rounding may add to a length, in millimetres. */
const ROUNDING = 1e-6;

/** A slice of the seal at its place on a page. */
interface Slice {
  readonly page: number;
  readonly edge: Edge;
  readonly clip: PictureClip;
}

/**
 * One seal, in its true size, in slices along an edge of the chosen pages as they are seen. Pages that are too many for a
 * seal get several, each whole in itself.
 */
export async function planSeamStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  const { document, seal, signal } = input;
  const options = readSeamOptions(input.options);
  const groups = groupsOf(options, document.pageCount);
  if (!seal) return [];
  const ink = options.keepsMargins ? WHOLE : ((await input.inkBox?.()) ?? WHOLE);

  const placements: Placement[] = [];
  for (const group of groups) {
    const slices = slicesOf(group, ink, options);
    assertVisible(slices, seal);
    for (const [at, slice] of slices.entries()) {
      signal?.throwIfAborted();
      const page = await document.page(slice.page);
      placements.push({
        page: slice.page,
        box: sliceBox(page, slice, seal, options),
        appearance: { kind: 'picture', picture: seal.picture, clip: slice.clip, blend: 'multiply' },
        description: `${seal.name} ${at + 1}/${slices.length}`,
      });
    }
  }
  return placements;
}

/** Pages that share a seal, for each of the seals. */
function groupsOf(options: SeamOptions, pageCount: number): readonly Group[] {
  const { edge, skipFirst, skipLast, pairFirst, perSeal } = options;
  const chosen = parsePageRange(options.pages, pageCount);
  const pages = withoutEnds(chosen, skipFirst, skipLast, pageCount);
  return edge === 'spread' ? facingPages(pages, pairFirst) : balancedGroups(pages, perSeal);
}

function slicesOf(group: Group, ink: PictureClip, { edge, shares }: SeamOptions): readonly Slice[] {
  const clips = sliceSeal(ink, edge === 'spread' ? 'right' : edge, sliceShares(group.length, shares));
  return group.map((page, at) => ({
    page,
    // Of facing pages the left one has the seam at its right edge.
    edge: edge !== 'spread' ? edge : at === 0 ? 'right' : 'left',
    clip: clips[at]!,
  }));
}

function assertVisible(slices: readonly Slice[], seal: Seal): void {
  const widths = slices.map(({ edge, clip }) => {
    const { width, height } = sizeOf(clip, seal);
    return isUpright(edge) ? width : height;
  });
  const narrowest = Math.min(...widths);
  if (narrowest >= LEAST_SLICE) return;
  throw SlicesTooThin({ pages: slices.length, width: narrowest.toFixed(2), least: LEAST_SLICE });
}

/** `seam.beyond-edge` where a part of the slice would be lost. */
function sliceBox(page: PageGeometry, { edge, clip }: Slice, seal: Seal, { position, inset }: SeamOptions): DisplayBox {
  const { width, height } = sizeOf(clip, seal);
  const across = edge === 'right' ? page.size.width - inset - width : inset;
  const down = edge === 'bottom' ? page.size.height - inset - height : inset;
  const box = isUpright(edge)
    ? { x: across, y: position(page.size.height) - height / 2, width, height, rotation: 0 }
    : { x: position(page.size.width) - width / 2, y: down, width, height, rotation: 0 };
  const fits =
    box.x >= -ROUNDING &&
    box.y >= -ROUNDING &&
    box.x + width <= page.size.width + ROUNDING &&
    box.y + height <= page.size.height + ROUNDING;
  if (fits) return box;
  throw BeyondEdge({
    page: page.index + 1,
    width: Math.round(page.size.width),
    height: Math.round(page.size.height),
  });
}

function sizeOf(clip: PictureClip, { widthMm, heightMm }: Seal): Size {
  return { width: widthMm * clip.width, height: heightMm * clip.height };
}

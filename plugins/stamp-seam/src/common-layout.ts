import type { DisplayBox, DocumentGeometry, PageGeometry, PictureClip, Seal, Size } from '@sealwright/core/api';
import { BeyondEdge, SlicesTooThin } from './common-errors.ts';
import { chosenPages, type Group, pageGroups } from './common-groups.ts';
import type { SeamOptions } from './common-options.ts';
import { sliceShares } from './common-shares.ts';
import { type Edge, isUpright, sliceEdge, sliceSeal } from './common-slices.ts';

/** In millimetres. A narrower slice cannot be told from a blot. */
const LEAST_SLICE = 0.3;
/** What rounding may add to a length, in millimetres. */
const ROUNDING = 1e-6;

/** A slice of a seal at its place on a page. */
export interface SeamSlice {
  /** 0-based. */
  readonly page: number;
  readonly edge: Edge;
  /** The part of the seal's picture. */
  readonly clip: PictureClip;
  readonly box: DisplayBox;
}

/** The slices of one seal, in the order of their pages. */
export type Seam = readonly SeamSlice[];

export interface SeamInput {
  readonly document: DocumentGeometry;
  readonly seal: Pick<Seal, 'widthMm' | 'heightMm'>;
  /** The part of the seal's picture that is shared out. */
  readonly ink: PictureClip;
  readonly options: SeamOptions;
  readonly signal?: AbortSignal | undefined;
}

/** Each of the seals in its slices. `pages.*`, `seam.*`. */
export async function layOutSeams({ document, seal, ink, options, signal }: SeamInput): Promise<readonly Seam[]> {
  const groups = pageGroups(chosenPages(options, document.pageCount), options);
  const seams: Seam[] = [];
  for (const group of groups) {
    const clips = clipsOf(group, ink, options);
    assertVisible(clips, seal, options);
    const seam: SeamSlice[] = [];
    for (const [at, index] of group.entries()) {
      signal?.throwIfAborted();
      const slice = { page: index, edge: sliceEdge(options.edge, at), clip: clips[at]! };
      seam.push({ ...slice, box: sliceBox(await document.page(index), slice, seal, options) });
    }
    seams.push(seam);
  }
  return seams;
}

function clipsOf(group: Group, ink: PictureClip, { edge, shares }: SeamOptions): readonly PictureClip[] {
  return sliceSeal(ink, sliceEdge(edge, 0), sliceShares(group.length, shares));
}

function assertVisible(clips: readonly PictureClip[], seal: SeamInput['seal'], { edge }: SeamOptions): void {
  const widths = clips.map((clip) => {
    const { width, height } = sizeOf(clip, seal);
    return isUpright(sliceEdge(edge, 0)) ? width : height;
  });
  const narrowest = Math.min(...widths);
  if (narrowest >= LEAST_SLICE) return;
  throw SlicesTooThin({ pages: clips.length, width: narrowest.toFixed(2), least: LEAST_SLICE });
}

/** `seam.beyond-edge` where a part of the slice would be lost. */
function sliceBox(
  page: PageGeometry,
  { edge, clip }: Omit<SeamSlice, 'box'>,
  seal: SeamInput['seal'],
  { position, inset }: SeamOptions,
): DisplayBox {
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

function sizeOf(clip: PictureClip, { widthMm, heightMm }: SeamInput['seal']): Size {
  return { width: widthMm * clip.width, height: heightMm * clip.height };
}

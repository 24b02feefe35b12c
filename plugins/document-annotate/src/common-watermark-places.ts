import type { DisplayBox, Size } from '@sealwright/core/api';

/** Between the copies of a tiled watermark, in shares of their own size, and its least in millimetres. */
const GAP = { share: 0.35, least: 12 };
/** A page of small type has no more copies than this. */
const MOST_TILES = 300;

/** Where a watermark of this size stands on a page: once in its middle, or all over it, turned by so many degrees. */
export function watermarkPlaces(
  page: Size,
  content: Size,
  { layout, angle }: { readonly layout: 'single' | 'tiled'; readonly angle: number },
): readonly DisplayBox[] {
  const at = (x: number, y: number): DisplayBox => ({
    x: x - content.width / 2,
    y: y - content.height / 2,
    ...content,
    rotation: angle,
  });
  if (layout === 'single') return [at(page.width / 2, page.height / 2)];

  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const stepX = withGap(content.width * cos + content.height * sin);
  const stepY = withGap(content.width * sin + content.height * cos);
  const stretch = Math.max(1, Math.sqrt((page.width * page.height) / (stepX * stepY * MOST_TILES)));
  const columns = count(page.width, stepX * stretch);
  const rows = count(page.height, stepY * stretch);
  return Array.from({ length: rows * columns }, (_, index) =>
    at(((index % columns) + 0.5) * (page.width / columns), (Math.floor(index / columns) + 0.5) * (page.height / rows)),
  );
}

function withGap(length: number): number {
  return length + Math.max(length * GAP.share, GAP.least);
}

function count(length: number, step: number): number {
  return Math.max(1, Math.floor(length / step));
}

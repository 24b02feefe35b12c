import {
  apply,
  type DisplayBox,
  displayToUser,
  type FieldPlace,
  invert,
  type PageGeometry,
  type Rectangle,
  type SignatureField,
} from '@sealwright/core/api';
import type { PageTree } from '../read/pages/page-tree.ts';

/** `PdfDocument.fieldPlaces`. */
export async function fieldPlaces(
  pages: Pick<PageTree, 'geometry'>,
  fields: readonly SignatureField[],
): Promise<readonly FieldPlace[]> {
  const places: FieldPlace[] = [];
  for (const { name, widget } of fields) {
    if (!widget) continue;
    const box = displayBox(await pages.geometry(widget.page), widget.rect);
    if (box.width > 0 && box.height > 0) places.push({ name, page: widget.page, box });
  }
  return places;
}

/** A rectangle of user space as the reader of the page sees it. */
function displayBox(page: PageGeometry, { x1, y1, x2, y2 }: Rectangle): DisplayBox {
  const toDisplay = invert(displayToUser(page));
  const [ax, ay] = apply(toDisplay, x1, y1);
  const [bx, by] = apply(toDisplay, x2, y2);
  return {
    x: Math.min(ax, bx),
    y: Math.min(ay, by),
    width: Math.abs(ax - bx),
    height: Math.abs(ay - by),
    rotation: 0,
  };
}

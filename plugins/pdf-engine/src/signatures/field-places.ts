import type { FieldPlace, SignatureField } from '@sealwright/core/api';
import { displayBox } from '../read/pages/display-box.ts';
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

import {
  apply,
  type DisplayBox,
  displayToUser,
  invert,
  type PageGeometry,
  type PdfDocument,
  type Rectangle,
} from '@sealwright/core/api';

export interface FieldPlace {
  /** 0-based. */
  readonly page: number;
  readonly box: DisplayBox;
}

/** Where the fields of these names stand as their reader sees them, by page and from the top. */
export async function fieldPlaces(document: PdfDocument, names: readonly string[]): Promise<FieldPlace[]> {
  const wanted = new Set(names);
  const { signed, empty } = await document.signatures();
  const widgets = [...signed.flatMap(({ fields }) => fields), ...empty].flatMap(({ name, widget }) =>
    widget && wanted.has(name) ? [widget] : [],
  );
  const places: FieldPlace[] = [];
  for (const { page, rect } of widgets) places.push({ page, box: displayBox(await document.page(page), rect) });
  return places.sort((a, b) => a.page - b.page || a.box.y - b.box.y);
}

function displayBox(page: PageGeometry, { x1, y1, x2, y2 }: Rectangle): DisplayBox {
  const toDisplay = invert(displayToUser(page));
  const [left, top] = apply(toDisplay, x1, y1);
  const [right, bottom] = apply(toDisplay, x2, y2);
  return {
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
    rotation: 0,
  };
}

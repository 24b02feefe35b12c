import {
  apply,
  type DisplayBox,
  displayToUser,
  invert,
  type PageGeometry,
  type PdfDocument,
  type Rectangle,
  type SignatureField,
} from '@sealwright/core/api';
import type { FieldMark } from './common-viewer-rpc.ts';

/** The signature fields that show on a page: first the empty ones, which the user looks for. */
export async function fieldMarks(pdf: PdfDocument): Promise<FieldMark[]> {
  const { signed, empty } = await pdf.signatures();
  const marks: FieldMark[] = [];
  for (const field of empty) marks.push(...(await mark(pdf, field)));
  for (const { fields, claims } of signed) {
    const claim = {
      ...(claims.name ? { claimedName: claims.name } : {}),
      ...(claims.time ? { claimedTime: claims.time.toISOString() } : {}),
    };
    for (const field of fields) marks.push(...(await mark(pdf, field, claim)));
  }
  return marks;
}

async function mark(
  pdf: PdfDocument,
  { name, widget }: SignatureField,
  signed?: NonNullable<FieldMark['signed']>,
): Promise<FieldMark[]> {
  if (!widget) return [];
  const box = displayBox(await pdf.page(widget.page), widget.rect);
  if (box.width === 0 || box.height === 0) return [];
  return [{ name, page: widget.page, box, ...(signed ? { signed } : {}) }];
}

/** A rectangle of user space as the reader of the page sees it. */
export function displayBox(page: PageGeometry, { x1, y1, x2, y2 }: Rectangle): DisplayBox {
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

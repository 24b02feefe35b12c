import {
  apply,
  type DisplayBox,
  type DisplayPoint,
  displayToUser,
  type NewAnnotation,
  type PageGeometry,
  type Rgb,
} from '@sealwright/core/api';
import { type PdfDict, PdfName, type PdfObject, type PdfRef, PdfString } from '../objects.ts';
import type { AnnotationPlace } from './annotation-place.ts';
import { colourOperands, operands, rounded } from './appearance/content-stream.ts';
import { pdfDate } from './pdf-date.ts';
import { dictOf } from './revision-draft.ts';
import { latin1 } from './serialise.ts';
import { textString } from './text-string.ts';

/** Annotation flags (ISO 32000-2, table 167). */
const PRINT = 1 << 2;
const NO_ROTATE = 1 << 4;
const READ_ONLY = 1 << 6;
const LOCKED = 1 << 7;

const BLACK: Rgb = [0, 0, 0];

export interface AnnotationObjects {
  readonly page: PdfRef;
  readonly form: PdfRef;
}

/** An annotation dictionary (ISO 32000-2, 12.5.2 and 12.5.6.2). */
export function annotationDictionary(
  annotation: NewAnnotation,
  place: AnnotationPlace,
  { page, form }: AnnotationObjects,
): PdfDict {
  const { kind, colour, contents, author, name, time, opacity = 1 } = annotation;
  const { x1, y1, x2, y2 } = place.rect;
  return dictOf({
    Type: new PdfName('Annot'),
    Subtype: new PdfName(kind.subtype),
    Rect: [x1, y1, x2, y2],
    P: page,
    F: flags(kind.subtype),
    NM: textString(name),
    M: pdfDate(time),
    CreationDate: kind.subtype === 'Watermark' ? undefined : pdfDate(time),
    T: author ? textString(author) : undefined,
    Contents: contents === undefined ? undefined : textString(contents),
    C: colour?.map((share) => rounded(share)),
    CA: opacity < 1 ? rounded(opacity) : undefined,
    AP: dictOf({ N: form }),
    ...ownEntries(annotation, place.page),
  });
}

function flags(subtype: NewAnnotation['kind']['subtype']): number {
  if (subtype === 'Text') return PRINT | NO_ROTATE;
  return subtype === 'Watermark' ? PRINT | READ_ONLY | LOCKED : PRINT;
}

function ownEntries({ kind, colour }: NewAnnotation, page: PageGeometry): Record<string, PdfObject> {
  switch (kind.subtype) {
    case 'Highlight':
      return { QuadPoints: kind.areas.flatMap((area) => quadrilateral(area, page)) };
    case 'Text':
      return { Name: new PdfName('Comment') };
    case 'FreeText':
      return { DA: defaultAppearance(lengthInUser(kind.fontSize, page), colour ?? BLACK), BS: borderStyle(0) };
    case 'Line': {
      const ending = new PdfName(kind.isArrow ? 'OpenArrow' : 'None');
      return {
        L: [...pointInUser(kind.from, page), ...pointInUser(kind.to, page)],
        LE: [new PdfName('None'), ending],
        BS: borderStyle(lengthInUser(kind.width, page)),
      };
    }
    case 'Square':
      return { BS: borderStyle(lengthInUser(kind.width, page)) };
    case 'Ink':
      return {
        InkList: kind.strokes.map((stroke) => stroke.flatMap((point) => pointInUser(point, page))),
        BS: borderStyle(lengthInUser(kind.width, page)),
      };
    case 'Watermark':
      return {};
  }
}

/**
 * Upper left, upper right, lower left, lower right, as the text in it is read: the order that all readers follow, though
 * ISO 32000-2, table 182 names another.
 */
function quadrilateral({ x, y, width, height }: DisplayBox, page: PageGeometry): readonly number[] {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
  return corners.flatMap((corner) => pointInUser(corner, page));
}

function pointInUser({ x, y }: DisplayPoint, page: PageGeometry): readonly number[] {
  return apply(displayToUser(page), x, y).map((value) => rounded(value));
}

function lengthInUser(millimetres: number, page: PageGeometry): number {
  const [a, b] = displayToUser(page);
  return rounded(millimetres * Math.hypot(a, b));
}

function borderStyle(width: number): PdfDict {
  return dictOf({ W: width });
}

/** /DA (12.7.4.3), for readers that set the text anew; what they show is the appearance stream with its own font. */
function defaultAppearance(size: number, colour: Rgb): PdfString {
  return new PdfString(latin1(`${colourOperands(colour)} rg /Helv ${operands(size)} Tf`));
}

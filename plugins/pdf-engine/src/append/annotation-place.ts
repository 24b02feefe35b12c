import type { Rectangle } from '@sealwright/core/api';
import {
  apply,
  boxToUser,
  type DisplayBox,
  displayToUser,
  type NewAnnotation,
  type PageGeometry,
} from '@sealwright/core/api';
import type { AnnotationPart } from './appearance/annotation-forms.ts';
import { stampRectangle } from './stamp-frame.ts';

export interface AnnotationPlace {
  /** As it is written, in user space. */
  readonly rect: Rectangle;
  /** The looks within it. */
  readonly parts: readonly AnnotationPart[];
  /** Puts display space into user space, as the annotation is drawn. */
  readonly page: PageGeometry;
}

/** Where an annotation stands in the page's own coordinates. */
export function placeAnnotation(page: PageGeometry, { kind, box, looks }: NewAnnotation): AnnotationPlace {
  const drawn = kind.subtype === 'Text' ? uprightAt(page, box) : page;
  const rect = stampRectangle(boxToUser(drawn, { ...box, rotation: 0 }));
  const parts = looks.map(({ box: part, appearance }) => {
    const [a, b, c, d, e, f] = boxToUser(drawn, part);
    return { appearance, matrix: [a, b, c, d, e - rect.x1, f - rect.y1] as const };
  });
  return { rect, parts, page: drawn };
}

/**
 * The page as a note is drawn on it, which readers do not turn with the page: the upper left corner of its rectangle in
 * user space stays where it is, and the icon extends from there to the right and down, as seen (ISO 32000-2, 12.5.6.4 and
 * table 167).
 */
export function uprightAt(page: PageGeometry, { x, y }: Pick<DisplayBox, 'x' | 'y'>): PageGeometry {
  const [cornerX, cornerY] = apply(displayToUser(page), x, y);
  const [unit] = displayToUser({ ...page, rotate: 0 });
  const x1 = cornerX - unit * x;
  const y2 = cornerY + unit * y;
  return { ...page, rotate: 0, visible: { x1, y1: y2, x2: x1, y2 } };
}

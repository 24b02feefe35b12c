import type { AnnotationKind, DisplayBox, DisplayPoint, NewAnnotation } from '@sealwright/core/api';
import { PlaceInvalid } from './errors.ts';
import { isDrawable, isReasonable } from './is-drawable.ts';

const MOST_POINTS = 100_000;

/** Refuses what would make the file invalid: numbers that are none, and sizes of nothing. `pdf.place-invalid`. */
export function assertAnnotations(annotations: readonly NewAnnotation[]): void {
  const drawable = new Set();
  for (const { page, kind, box, looks, opacity = 1, colour = [], time } of annotations) {
    const refuse = (detail: string) => PlaceInvalid({ page: page + 1, detail });
    if (![box, ...looks.map((look) => look.box)].every(hasArea)) throw refuse('a box is empty, or far off');
    if (!(opacity >= 0 && opacity <= 1)) throw refuse('the opacity is no share');
    if (!colour.every((share) => share >= 0 && share <= 1)) throw refuse('the colour is none');
    if (Number.isNaN(time.getTime())) throw refuse('the time is none');
    if (!isKind(kind)) throw refuse(`/${kind.subtype} is not made of numbers`);
    for (const { appearance } of looks) {
      if (!drawable.has(appearance) && !isDrawable(appearance)) throw refuse('the appearance cannot be drawn');
      drawable.add(appearance);
    }
  }
}

function isKind(kind: AnnotationKind): boolean {
  switch (kind.subtype) {
    case 'Highlight':
      return kind.areas.length > 0 && kind.areas.every(hasArea);
    case 'FreeText':
      return isLength(kind.fontSize);
    case 'Line':
      return isPoint(kind.from) && isPoint(kind.to) && isLength(kind.width);
    case 'Square':
      return isLength(kind.width);
    case 'Ink': {
      const points = kind.strokes.flat();
      const isMade = kind.strokes.length > 0 && kind.strokes.every((stroke) => stroke.length > 0);
      return isMade && points.length <= MOST_POINTS && points.every(isPoint) && isLength(kind.width);
    }
    case 'Text':
    case 'Watermark':
      return true;
  }
}

function hasArea(box: DisplayBox): boolean {
  return Object.values(box).every(isReasonable) && box.width > 0 && box.height > 0;
}

function isPoint({ x, y }: DisplayPoint): boolean {
  return isReasonable(x) && isReasonable(y);
}

function isLength(value: number): boolean {
  return isReasonable(value) && value > 0;
}

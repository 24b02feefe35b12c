import type { PageAnnotation, Point } from '../common-annotation.ts';
import type { Box } from '../common-annotation-box.ts';
import { resizedTo } from '../common-change-annotation.ts';

/** A grip of the selected annotation. */
export interface Handle extends Point {
  readonly id: string;
  /** The annotation with the grip at another point. */
  dragged(to: Point): PageAnnotation;
}

/** The grips by which an annotation takes another size: the ends of a line, the right edge of a text, else four corners. */
export function handlesOf(annotation: PageAnnotation, box: Box): readonly Handle[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  switch (annotation.kind) {
    case 'note':
      return [];
    case 'line':
      return (['from', 'to'] as const).map((end) => ({
        id: end,
        ...annotation[end],
        dragged: (to) => ({ ...annotation, [end]: { x: to.x, y: to.y } }),
      }));
    case 'text':
      return [
        {
          id: 'right',
          x: right,
          y: box.y + box.height / 2,
          dragged: (to) =>
            resizedTo(annotation, box, { ...box, width: Math.max(to.x - box.x, annotation.fontSize * 2) }),
        },
      ];
    default:
      return corners(annotation, box, { right, bottom });
  }
}

function corners(
  annotation: PageAnnotation,
  box: Box,
  { right, bottom }: { readonly right: number; readonly bottom: number },
): readonly Handle[] {
  const corner = (id: string, at: Point, fixed: Point): Handle => ({
    id,
    ...at,
    dragged: (to) =>
      resizedTo(annotation, box, {
        x: Math.min(to.x, fixed.x),
        y: Math.min(to.y, fixed.y),
        width: Math.abs(to.x - fixed.x),
        height: Math.abs(to.y - fixed.y),
      }),
  });
  const [topLeft, bottomRight] = [
    { x: box.x, y: box.y },
    { x: right, y: bottom },
  ];
  const [topRight, bottomLeft] = [
    { x: right, y: box.y },
    { x: box.x, y: bottom },
  ];
  return [
    corner('top-left', topLeft, bottomRight),
    corner('top-right', topRight, bottomLeft),
    corner('bottom-left', bottomLeft, topRight),
    corner('bottom-right', bottomRight, topLeft),
  ];
}

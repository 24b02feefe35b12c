import type { Appearance } from '@sealwright/core/api';
import { contourPath } from './contour-path.ts';
import { EM } from './em.ts';

export type Text = Extract<Appearance, { kind: 'text' }>;

/** The whole text as SVG path data in millimetres from the top left corner of its box, to fill by the non-zero rule. */
export function textPath({ lines, fontSize }: Text): string {
  const scale = fontSize / EM;
  return lines
    .flatMap(({ glyphs, x, y }) => {
      let pen = x;
      return glyphs.flatMap(({ advance, contours }) => {
        const left = pen;
        pen += advance * scale;
        return contours.map((contour) =>
          contourPath(contour, (point) => ({ x: left + point.x * scale, y: y - point.y * scale })),
        );
      });
    })
    .join('');
}

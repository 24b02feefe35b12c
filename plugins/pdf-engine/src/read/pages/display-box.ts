import { apply, type DisplayBox, displayToUser, invert, type PageGeometry, type Rectangle } from '@sealwright/core/api';

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

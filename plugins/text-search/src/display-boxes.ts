import { apply, type DisplayBox, displayToUser, invert, type PageGeometry } from '@sealwright/core/api';
import type { UserBox } from './match/page-text.ts';

/** Upright boxes around what stands in user space, as the page is seen; what lies beyond the visible page is left out. */
export function visibleBoxes(page: PageGeometry, boxes: readonly UserBox[]): readonly DisplayBox[] {
  const toDisplay = invert(displayToUser(page));
  const { width, height } = page.size;
  return boxes
    .map(([x1, y1, x2, y2]) => {
      const [ax, ay] = apply(toDisplay, x1, y1);
      const [bx, by] = apply(toDisplay, x2, y2);
      const size = { width: Math.abs(bx - ax), height: Math.abs(by - ay) };
      return { x: Math.min(ax, bx), y: Math.min(ay, by), ...size, rotation: 0 };
    })
    .filter((box) => box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0);
}

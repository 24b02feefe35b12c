import type { DisplayBox } from '@sealwright/core/api';

/** Millimetres between two boxes, unturned; 0 where they meet. */
export function gap(a: DisplayBox, b: DisplayBox): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
  return Math.hypot(across, down);
}

/** Millimetres between the middles of two boxes. */
export function middleGap(a: DisplayBox, b: DisplayBox): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}

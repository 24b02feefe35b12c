import type { Size } from '@sealwright/core/api';

/** Clockwise turn of the view, in degrees, on top of the page's own /Rotate. */
export type Turn = 0 | 90 | 180 | 270;

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function turnedBy(turn: Turn, degrees: 90 | -90): Turn {
  return ((turn + degrees + 360) % 360) as Turn;
}

/** Size of the page as the turned view shows it. */
export function turnedSize({ width, height }: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** From display space to the same page in the turned view; both in the unit of `size`, the page's size in display space. */
export function toTurned({ x, y }: Place, { width, height }: Size, turn: Turn): Place {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: height - y, y: x };
    case 180:
      return { x: width - x, y: height - y };
    case 270:
      return { x: y, y: width - x };
  }
}

/** The inverse of `toTurned`. */
export function fromTurned({ x, y }: Place, { width, height }: Size, turn: Turn): Place {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: y, y: height - x };
    case 180:
      return { x: width - x, y: height - y };
    case 270:
      return { x: width - y, y: x };
  }
}

/** CSS transform, from the top left corner, that lays a box of `size` (CSS pixels) onto the turned page; none if it is not. */
export function turnTransform({ width, height }: Size, turn: Turn): string | undefined {
  if (turn === 0) return undefined;
  const corner = toTurned({ x: 0, y: 0 }, { width, height }, turn);
  return `translate(${corner.x}px, ${corner.y}px) rotate(${turn}deg)`;
}

/** In CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Side = 'below' | 'left' | 'right' | 'above';

export interface BubblePlace {
  readonly left: number;
  readonly top: number;
  /** On which side of the control. */
  readonly side: Side;
  /** Where the bubble's arrow stands: its distance from the bubble's left or top. */
  readonly arrow: number;
}

/** Between control and bubble, and between bubble and the window's edge. */
const GAP = 10;
/** The arrow keeps away from the bubble's corners. */
const CORNER = 16;
/** Beside what is large a bubble stands at its beginning, not at its middle. */
const BEGINNING = 40;
/** What is taller is no button but a panel: the next one stands below it. */
const PANEL = 80;
const BELOW_FIRST: readonly Side[] = ['below', 'left', 'right', 'above'];
const BESIDE_FIRST: readonly Side[] = ['left', 'right', 'below', 'above'];

/**
 * Where a bubble of that size stands beside a control: whole within the window and over none of the obstacles, or
 * `undefined` where there is no such place.
 */
export function placeBubble(
  control: Box,
  size: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
  obstacles: readonly Box[],
): BubblePlace | undefined {
  const x = control.left + Math.min(control.width / 2, BEGINNING);
  const y = control.top + Math.min(control.height / 2, BEGINNING);
  const along = (at: number, length: number, whole: number) => clamp(at - length / 2, GAP, whole - GAP - length);
  const left = along(x, size.width, window.width);
  const top = along(y, size.height, window.height);
  const sides: Readonly<Record<Side, Pick<Box, 'left' | 'top'>>> = {
    below: { left, top: control.top + control.height + GAP },
    left: { left: control.left - GAP - size.width, top },
    right: { left: control.left + control.width + GAP, top },
    above: { left, top: control.top - GAP - size.height },
  };
  for (const side of control.height > PANEL ? BESIDE_FIRST : BELOW_FIRST) {
    const at = sides[side];
    const box = { ...at, width: size.width, height: size.height };
    if (!isWithin(box, window) || [control, ...obstacles].some((one) => overlap(one, box))) continue;
    const isBeside = side === 'left' || side === 'right';
    const arrow = isBeside
      ? clamp(y - at.top, CORNER, size.height - CORNER)
      : clamp(x - at.left, CORNER, size.width - CORNER);
    return { ...at, side, arrow };
  }
  return undefined;
}

function isWithin({ left, top, width, height }: Box, window: Pick<Box, 'width' | 'height'>): boolean {
  return left >= 0 && top >= 0 && left + width <= window.width && top + height <= window.height;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

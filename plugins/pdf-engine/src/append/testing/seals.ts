import type { Appearance, DisplayBox, Picture, SignaturePlace } from '@sealwright/core/api';
import { encode } from 'fast-png';

/** Black in its upper left quarter, white elsewhere: shows whether a stamp stands upright. */
export const QUARTER: Picture = { format: 'png', data: quarter() };

function quarter(): Uint8Array {
  const size = 40;
  const data = new Uint8Array(size * size).map((_, pixel) =>
    pixel % size < size / 2 && pixel < (size * size) / 2 ? 0 : 255,
  );
  return encode({ width: size, height: size, data, channels: 1, depth: 8 });
}

export function place(
  page: number,
  box: Partial<DisplayBox> = {},
  appearance: Appearance = { kind: 'picture', picture: QUARTER },
): SignaturePlace {
  const whole = { x: 20, y: 30, width: 40, height: 40, rotation: 0, ...box };
  return { page, box: whole, appearance, description: '示例合同章' };
}

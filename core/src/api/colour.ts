import type { Rgb } from './appearance.ts';

const NAMED: Readonly<Record<string, Rgb>> = {
  black: [0, 0, 0],
  /** Of Chinese seals. */
  red: [0.85, 0.11, 0.11],
  /** Of ink. */
  blue: [0.09, 0.2, 0.6],
};
const HEX = /^#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})$/;

/** JSON Schema pattern of `parseColour`'s input, for options in manifests: 'black', 'red', 'blue', '#d91c1c'. */
export const COLOUR_PATTERN = '^(black|red|blue|#[0-9A-Fa-f]{6})$';

/** `undefined` for what is no colour. */
export function parseColour(text: string): Rgb | undefined {
  if (Object.hasOwn(NAMED, text)) return NAMED[text];
  const match = HEX.exec(text);
  if (!match) return undefined;
  const share = (group: number) => Number.parseInt(match[group]!, 16) / 255;
  return [share(1), share(2), share(3)];
}

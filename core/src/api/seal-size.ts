import type { Options } from './options.ts';
import type { Seal } from './points/seal-sources.ts';
import { parseStampSize } from './stamp-size.ts';

/** Millimetres that a seal may be made wide. */
export const SEAL_WIDTHS = { least: 5, most: 200 } as const;

/**
 * The seal as wide as the option `width` says (`parseLength`), its height in proportion; without the option in its own
 * size. Modes take a seal's size from here alone. `stamp.size-invalid`.
 */
export function sealInSize<S extends Pick<Seal, 'widthMm' | 'heightMm'>>(seal: S, { width }: Options): S {
  if (width === undefined) return seal;
  const widthMm = parseStampSize(String(width), SEAL_WIDTHS);
  return { ...seal, widthMm, heightMm: (seal.heightMm * widthMm) / seal.widthMm };
}

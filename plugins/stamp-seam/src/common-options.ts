import type { Options } from '@sealwright/core/api';
import { type PositionOn, parsePosition } from './common-position.ts';
import { parseShares, type ShareRules } from './common-shares.ts';
import type { SeamEdge } from './common-slices.ts';

/** The options of the mode as its manifest describes them, read. */
export interface SeamOptions {
  readonly edge: SeamEdge;
  /** As `parsePageRange` reads it. */
  readonly pages: string;
  readonly skipFirst: number;
  readonly skipLast: number;
  readonly perSeal: number;
  readonly position: PositionOn;
  /** Millimetres. */
  readonly inset: number;
  readonly shares: ShareRules;
  readonly keepsMargins: boolean;
  readonly pairFirst: boolean;
}

/** What is left out has the manifest's default. `seam.position-unreadable`, `seam.shares-unreadable`. */
export function readSeamOptions(options: Options): SeamOptions {
  const number = (name: string, fallback = 0) => Number(options[name] ?? fallback);
  return {
    edge: String(options.edge ?? 'right') as SeamEdge,
    pages: String(options.pages ?? 'all'),
    skipFirst: number('skip-first'),
    skipLast: number('skip-last'),
    perSeal: number('per-seal', 20),
    position: parsePosition(String(options.at ?? 'centre')),
    inset: number('inset'),
    shares: {
      weights: parseShares(String(options.shares ?? '')),
      first: number('first-share') / 100,
      last: number('last-share') / 100,
    },
    keepsMargins: options.margins === true,
    pairFirst: options['pair-first'] === true,
  };
}

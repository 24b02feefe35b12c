import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';

/** In device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const Side = Type.Integer({ minimum: -100_000, maximum: 100_000 });
const Placement = Type.Object({
  bounds: Type.Object({ x: Side, y: Side, width: Side, height: Side }),
  maximised: Type.Boolean(),
  /** Of the window behind everything; what a start shows first. */
  background: Type.Optional(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })),
});
export type Placement = Static<typeof Placement>;

export const SMALLEST = { width: 960, height: 600 };
const USUAL = { width: 1280, height: 800 };

/**
 * Bounds that lie wholly within the work area that holds most of the wished ones: a screen that was unplugged must not
 * take the window with it. `areas` are the work areas of all screens, the primary one first.
 */
export function boundsWithin(areas: readonly [Bounds, ...Bounds[]], wished: Bounds | undefined): Bounds {
  const area = wished
    ? areas.reduce((best, each) => (overlap(each, wished) > overlap(best, wished) ? each : best))
    : areas[0];
  const width = Math.min(area.width, Math.max(SMALLEST.width, wished?.width ?? USUAL.width));
  const height = Math.min(area.height, Math.max(SMALLEST.height, wished?.height ?? USUAL.height));
  const isVisible = wished !== undefined && overlap(area, wished) > 0;
  const x = isVisible ? wished.x : area.x + (area.width - width) / 2;
  const y = isVisible ? wished.y : area.y + (area.height - height) / 2;
  return {
    x: Math.round(clamp(x, area.x, area.x + area.width - width)),
    y: Math.round(clamp(y, area.y, area.y + area.height - height)),
    width,
    height,
  };
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** `undefined` where nothing was kept, or what was kept makes no sense. */
export function readPlacement(file: string): Placement | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Check(Placement, kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Where it cannot be kept, the next window opens in the usual place. */
export function keepPlacement(file: string, placement: Placement): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(placement));
    renameSync(`${file}.new`, file);
  } catch {
    // No reason to keep anybody from closing the window.
  }
}

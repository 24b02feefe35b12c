/** Numbers by chance that are the same each time for a seed and a turn, whatever happens at the same time. */
export interface Draw {
  /** From 0, below 1. */
  share(): number;
  /** A whole number from 0, below `limit`. */
  upTo(limit: number): number;
}

/** Mulberry32, begun with a mix of both numbers. */
export function drawOf(seed: number, turn: number): Draw {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35);
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { share, upTo: (limit) => Math.floor(share() * limit) };
}

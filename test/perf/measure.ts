export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** Runs two rivals in turn, so that what else the machine does meets both alike. Milliseconds. */
export function compare(runs: number, ours: () => void, peer: () => void): { ours: Timing; peer: Timing } {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    for (const [index, rival] of [ours, peer].entries()) {
      const start = performance.now();
      rival();
      // The first round warms the disk cache and does not count.
      if (run > 0) times[index]?.push(performance.now() - start);
    }
  }
  return { ours: timing(times[0]), peer: timing(times[1]) };
}

export function timing(times: number[]): Timing {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

export const ms = ({ p50, p95 }: Timing) => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;

export function report(name: string, result: { ours: Timing; peer: Timing }, peer: string): void {
  console.log(`${name}: ${ms(result.ours)}`);
  console.log(`  ${peer}: ${ms(result.peer)}`);
  console.log(`  ratio ${(result.ours.p50 / result.peer.p50).toFixed(2)}`);
}

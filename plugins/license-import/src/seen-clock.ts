import type { Store } from '@sealwright/core/api';
import type { Seen } from './licence-stores.ts';
import { localMinute } from './local-minute.ts';
import { ClockSetBack } from './terms-errors.ts';

/** Milliseconds that a clock may go back: time servers and travellers between time zones set it. */
const TOLERANCE = 86_400_000;
/** Milliseconds between two notes. */
const NOTED_EVERY = 3_600_000;

/** The time, which for a licence does not go back: what has ended stays so. */
export class SeenClock {
  private readonly seen: Store<Seen>;
  private readonly now: () => number;

  constructor(seen: Store<Seen>, now: () => number) {
    this.seen = seen;
    this.now = now;
  }

  /** Now, or the latest time that was ever seen where the clock was set back from it. Takes note of the time. */
  async time(): Promise<number> {
    const now = this.now();
    const { latest } = await this.seen.read();
    if (now > latest + NOTED_EVERY) {
      await this.seen.update((seen) => ({ ...seen, latest: Math.max(seen.latest, now) }));
    }
    return latest > now + TOLERANCE ? latest : now;
  }

  /** `license.clock-set-back`. Takes no note. */
  async check(): Promise<void> {
    const [now, { latest }] = [this.now(), await this.seen.read()];
    if (latest > now + TOLERANCE) throw ClockSetBack({ now: localMinute(now), seen: localMinute(latest) });
  }
}

import { SealwrightError } from '@sealwright/core/api';
import type { ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { Placed, PlacedLook, StampPlans } from './stamp-plans.ts';

const NOTHING: readonly PlacedLook[] = [];

/**
 * Where a stamp that is not placed would come to stand. It is planned one at a time, so that a row of changes shows
 * some on the way: what is overtaken before its turn has come shares the answer of what overtook it.
 */
export class StampPreview {
  readonly state: ReadableStore<readonly PlacedLook[]>;
  private readonly store = createStore<readonly PlacedLook[]>(() => NOTHING);
  private readonly plans: Pick<StampPlans, 'ask'>;
  /** The one that was asked for last; `undefined` when it has been ended. */
  private latest: Placed | undefined;
  private row = 0;
  private waiting: Promise<readonly PlacedLook[]> | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(plans: Pick<StampPlans, 'ask'>) {
    this.plans = plans;
    this.state = this.store;
  }

  /** Resolves with its places and rejects with why it cannot be planned. */
  show(stamp: Placed): Promise<readonly PlacedLook[]> {
    this.latest = stamp;
    this.waiting ??= this.running.then(() => this.next(this.latest ?? stamp));
    return this.waiting;
  }

  end(): void {
    this.latest = undefined;
    this.row++;
    this.store.setState(NOTHING, true);
  }

  private async next(stamp: Placed): Promise<readonly PlacedLook[]> {
    const { row } = this;
    this.waiting = undefined;
    const asking = this.plans.ask([stamp]);
    this.running = asking;
    const [plan] = await asking;
    const places = plan && 'places' in plan ? plan.places : NOTHING;
    const isWanted = this.latest !== undefined && row === this.row;
    const isOvertaken = this.latest !== stamp;
    if (isWanted && !(isOvertaken && places === NOTHING)) this.store.setState(places, true);
    if (plan && 'problem' in plan) throw SealwrightError.fromRecord(plan.problem);
    return places;
  }
}

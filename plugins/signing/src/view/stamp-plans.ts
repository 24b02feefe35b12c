import { type DisplayBox, type ErrorRecord, SealwrightError } from '@sealwright/core/api';
import type { Look, Placing, StampEntry } from '../common-signing-rpc.ts';
import { PlanFailed } from './errors.ts';
import type { HeldSeal } from './held-seal.ts';

/** What the user placed, without what follows from it. Another choice of options is another object. */
export interface Placed {
  readonly id: string;
  readonly mode: string;
  readonly seal: HeldSeal | undefined;
  readonly options: StampEntry['options'];
}

/** One place of a stamp, with what is drawn there. */
export interface PlacedLook {
  /** 0-based. */
  readonly page: number;
  readonly box: DisplayBox;
  readonly description: string;
  readonly look: Look;
}

export type StampPlan = { readonly places: readonly PlacedLook[] } | { readonly problem: ErrorRecord };

type Place = (stamps: readonly StampEntry[]) => Promise<Placing>;

/**
 * Plans of stamps, by what was placed: a late answer belongs to its own question and can harm no other, and undo asks
 * nothing. A plan lives as long as what was placed can come back.
 */
export class StampPlans {
  private readonly place: Place;
  private planned = new WeakMap<Placed, StampPlan>();
  private refused = new WeakMap<Placed, StampPlan>();

  constructor(place: Place) {
    this.place = place;
  }

  known(placed: Placed): StampPlan | undefined {
    return this.planned.get(placed) ?? this.refused.get(placed);
  }

  /** All in one question. Never rejects: what hinders a plan is its problem. */
  async ask(stamps: readonly Placed[]): Promise<readonly StampPlan[]> {
    const plans = await this.answer(stamps);
    for (const [index, placed] of stamps.entries()) {
      const plan = plans[index] ?? NO_ANSWER;
      ('problem' in plan ? this.refused : this.planned).set(placed, plan);
    }
    return plans;
  }

  /** Problems may pass (a device comes back, a host starts anew): they are asked about again next time. */
  forgetProblems(): void {
    this.refused = new WeakMap();
  }

  private async answer(stamps: readonly Placed[]): Promise<readonly StampPlan[]> {
    try {
      return plansFrom(await this.place(stamps.map(entryOf)));
    } catch (error) {
      const plan = error instanceof SealwrightError ? { problem: error.toJSON() } : NO_ANSWER;
      return stamps.map(() => plan);
    }
  }
}

const NO_ANSWER: StampPlan = { problem: PlanFailed({}).toJSON() };

export function entryOf({ mode, seal, options }: Placed): StampEntry {
  return { mode, options, ...(seal && { seal: seal.id }) };
}

function plansFrom({ looks, stamps }: Placing): readonly StampPlan[] {
  return stamps.map((stamp) => {
    if ('problem' in stamp) return stamp;
    return { places: stamp.places.flatMap(({ look, ...place }) => withLook(place, looks[look])) };
  });
}

function withLook(place: Omit<PlacedLook, 'look'>, look: Look | undefined): PlacedLook[] {
  return look ? [{ ...place, look }] : [];
}

import { type ErrorRecord, SealwrightError } from '@sealwright/core/api';
import type { PlacedLook, StampEntry } from '../common-signing-rpc.ts';
import { PlanFailed } from './errors.ts';

export type StampPlan = { readonly places: readonly PlacedLook[] } | { readonly problem: ErrorRecord };

/** Plans of stamps, by what was asked: a late answer belongs to its own question and can harm no other, and undo asks nothing. */
export class StampPlans {
  private readonly place: (stamp: StampEntry) => Promise<readonly PlacedLook[]>;
  private readonly plans = new Map<string, StampPlan>();

  constructor(place: (stamp: StampEntry) => Promise<readonly PlacedLook[]>) {
    this.place = place;
  }

  known(stamp: StampEntry): StampPlan | undefined {
    return this.plans.get(question(stamp));
  }

  /** Never rejects: what hinders a plan is its problem. */
  async ask(stamp: StampEntry): Promise<StampPlan> {
    const plan = await this.answer(stamp);
    this.plans.set(question(stamp), plan);
    return plan;
  }

  /** Problems may pass (a device comes back, a host starts anew): asks again next time. */
  forgetProblems(): void {
    for (const [asked, plan] of this.plans) if ('problem' in plan) this.plans.delete(asked);
  }

  forget(): void {
    this.plans.clear();
  }

  private async answer(stamp: StampEntry): Promise<StampPlan> {
    try {
      return { places: await this.place(stamp) };
    } catch (error) {
      return { problem: (error instanceof SealwrightError ? error : PlanFailed({})).toJSON() };
    }
  }
}

function question({ mode, seal, options }: StampEntry): string {
  return JSON.stringify([mode, seal, options]);
}

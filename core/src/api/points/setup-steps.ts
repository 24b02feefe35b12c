/**
 * Point `setupSteps`: what a new profile goes through before its first contract (licence, updates, device). Called by
 * the shell's first run, in `order`; a step that throws is shown with its fault and can be repeated or left.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SetupStepData = Type.Object({
  title: Localized,
  order: Type.Number(),
  /** May the user go on without it? */
  optional: Type.Boolean(),
});
export type SetupStepData = Static<typeof SetupStepData>;

export interface SetupStep {
  state(): Promise<'done' | 'open'>;
  run(signal?: AbortSignal): Promise<'done' | 'left'>;
}

export const SetupSteps = definePoint('setupSteps', SetupStepData).of<SetupStep>({ deadline: 0 });

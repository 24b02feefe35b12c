/**
 * Point `setupSteps`: what a new profile goes through before its first contract (licence, updates, device). Called by
 * `plugins/first-run` in the plugin host, in `order`. A step is carried out in the window, by its command; a step whose
 * `state` throws is shown with its fault and can be repeated or left.
 */
import { type Static, Type } from 'typebox';
import type { Event } from '../event.ts';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SetupStepData = Type.Object({
  title: Localized,
  /** What it is good for, in one sentence. */
  description: Localized,
  /** Lower comes first. */
  order: Type.Number(),
  /** May the user go on without it? */
  optional: Type.Boolean(),
  /** Name of an icon of the UI kit. */
  icon: Type.Optional(Type.String()),
  /**
   * A command at `viewCommands` that goes through the step with its user, and resolves with 'done' or 'left' when that has
   * ended. A step that was left can be resumed by the same command.
   */
  command: Type.String(),
});
export type SetupStepData = Static<typeof SetupStepData>;

export interface SetupStep {
  /** Whether nothing is left to do: asked at every start and after every run, so it should be quick and change nothing. */
  state(): Promise<'done' | 'open'>;
  /** Fires when the state may be another, for steps that can also be done elsewhere. */
  readonly onDidChange?: Event<unknown>;
}

export const SetupSteps = definePoint('setupSteps', SetupStepData).of<SetupStep>();

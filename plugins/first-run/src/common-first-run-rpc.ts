/** Between the two halves of this plugin. */
import { defineRpc, type ErrorRecord, type SetupStepData } from '@sealwright/core/api';
import { Type } from 'typebox';

/**
 * - `open`: to be done.
 * - `skipped`: to be done, and its user goes on without it.
 * - `faulty`: it could not be told; `fault` says why.
 */
export type StepState = 'done' | 'open' | 'skipped' | 'faulty';

export interface StepReport extends Omit<SetupStepData, 'order'> {
  readonly id: string;
  readonly state: StepState;
  readonly fault?: ErrorRecord;
}

export interface SetupReport {
  /** In their order. */
  readonly steps: readonly StepReport[];
  /** Whether they begin by themselves: once in the life of a profile, and where the program has ended in the middle of one. */
  readonly beginsByItself: boolean;
  /** Id of the step at which its user left off. */
  readonly leftAt?: string;
}

/** The host is trusted with its own reports. */
const report = Type.Unsafe<SetupReport>(Type.Object({}));
const id = Type.String({ minLength: 1, maxLength: 200 });

export const firstRunRpc = defineRpc('first-run', {
  /** Reports at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: report },
  /** Asks every step anew. */
  look: { params: Type.Tuple([]), result: report, isRepeatable: true },
  /** True for the one of all windows that lets the steps begin by themselves. */
  begin: { params: Type.Tuple([]), result: Type.Boolean() },
  /** A step is gone through from now on. */
  walk: { params: Type.Tuple([id]), result: Type.Void(), isRepeatable: true },
  /** Remembers at which step its user left off. */
  leave: { params: Type.Tuple([id]), result: Type.Void(), isRepeatable: true },
  /** None is gone through any more. */
  end: { params: Type.Tuple([]), result: Type.Void(), isRepeatable: true },
  /** Its user goes on without the step, or does not any more. */
  skip: { params: Type.Tuple([id, Type.Boolean()]), result: Type.Void(), isRepeatable: true },
});

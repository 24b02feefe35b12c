import {
  anyOf,
  type Contribution,
  type Disposable,
  Emitter,
  type FirstSteps,
  type Localized,
  type PointReader,
  SealwrightError,
  type SetupStep,
  type SetupStepData,
} from '@sealwright/core/api';
import type { SetupReport, StepReport } from './common-first-run-rpc.ts';
import { isOpen } from './common-step-states.ts';
import type { Progress, SetupProgress } from './setup-progress.ts';

type Step = Contribution<SetupStepData, SetupStep>;

/** All steps with their states, as they are told at this moment. */
export class SetupOverview implements FirstSteps, Disposable {
  private readonly steps: PointReader<SetupStepData, SetupStep>;
  private readonly progress: SetupProgress;
  private readonly changed = new Emitter<void>();
  /** By id: the implementation that is listened to, which is another one when its plugin was started anew. */
  private readonly heard = new Map<string, { readonly step: SetupStep; readonly listening: Disposable | undefined }>();
  readonly onDidChange;

  constructor(steps: PointReader<SetupStepData, SetupStep>, progress: SetupProgress) {
    this.steps = steps;
    this.progress = progress;
    this.onDidChange = anyOf(this.changed.event, steps.onDidChange, progress.onDidChange);
  }

  /** Asks all steps at once; one that fails keeps no other from being told. */
  async report(): Promise<SetupReport> {
    const progress = await this.progress.read();
    const steps = [...this.steps.list()].sort((a, b) => a.data.order - b.data.order);
    const { leftAt } = progress;
    return {
      steps: await Promise.all(steps.map((step) => this.stateOf(step, progress))),
      beginsByItself: this.progress.beginsByItself(progress),
      ...(leftAt !== undefined && { leftAt }),
    };
  }

  /** For pages that show how things stand. */
  async open(): Promise<readonly Localized[]> {
    return (await this.report()).steps.filter(isOpen).map(({ title }) => title);
  }

  async dispose(): Promise<void> {
    const listening = [...this.heard.values()];
    this.heard.clear();
    for (const each of listening) await each.listening?.dispose();
  }

  private async stateOf(contribution: Step, { skipped }: Progress): Promise<StepReport> {
    const { id, data } = contribution;
    const { order: _, ...told } = data;
    try {
      const step = await contribution.load();
      await this.listen(id, step);
      const state = await step.state();
      return { id, ...told, state: state === 'open' && skipped.includes(id) ? 'skipped' : state };
    } catch (fault) {
      if (!(fault instanceof SealwrightError)) throw fault;
      if (skipped.includes(id)) return { id, ...told, state: 'skipped' };
      return { id, ...told, state: 'faulty', fault: fault.toJSON() };
    }
  }

  private async listen(id: string, step: SetupStep): Promise<void> {
    const heard = this.heard.get(id);
    if (heard?.step === step) return;
    this.heard.set(id, { step, listening: step.onDidChange?.(() => this.changed.fire()) });
    await heard?.listening?.dispose();
  }
}

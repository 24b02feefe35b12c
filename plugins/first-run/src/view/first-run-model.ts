import { type Disposable, type ErrorRecord, keepWatching, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { firstRunRpc, SetupReport, StepReport } from '../common-first-run-rpc.ts';
import { isOpen } from '../common-step-states.ts';
import { texts } from './texts.ts';

export interface FirstRunState {
  /** Missing until the host has told. */
  readonly report?: SetupReport;
  /** Why the host does not tell. */
  readonly failure?: ErrorRecord | undefined;
  /** Id of the step that is gone through now. */
  readonly running?: string | undefined;
  /** What steps threw when they were gone through last, by id. */
  readonly faults: Readonly<Record<string, ErrorRecord | undefined>>;
}

type Parts = Pick<Workbench, 'runCommand' | 'notify'>;

/** The steps one after the other, in one window. In a new profile they begin by themselves. */
export class FirstRunModel implements Disposable {
  readonly state: ReadableStore<FirstRunState>;
  private readonly store = createStore<FirstRunState>(() => ({ faults: {} }));
  private readonly workbench: Parts;
  private readonly calls: RpcClient<typeof firstRunRpc>;
  private readonly showPage: () => void;
  private readonly watching: Disposable;
  private isFirstReport = true;
  /** Whoever begins anew ends what went on before. */
  private turn = 0;

  constructor(workbench: Parts, calls: RpcClient<typeof firstRunRpc>, showPage: () => void) {
    this.workbench = workbench;
    this.calls = calls;
    this.showPage = showPage;
    this.state = this.store;
    this.watching = keepWatching(calls.watch, {
      onProgress: (report) => this.take(report),
      onFault: (fault) => this.store.setState({ failure: toErrorRecord(fault) }),
    });
  }

  async dispose(): Promise<void> {
    this.turn += 1;
    await this.watching.dispose();
  }

  /** Looks anew for as long as a page shows it. */
  follow(): () => void {
    void this.look().catch((fault) => this.store.setState({ failure: toErrorRecord(fault) }));
    return () => {};
  }

  /** Goes through all that is open, from its beginning. */
  resume(): Promise<void> {
    return this.run((report) => report.steps.filter(isOpen));
  }

  /** Goes through one step, whatever its state, and then through what is open behind it. */
  async go(id: string): Promise<void> {
    await this.calls.skip(id, false);
    await this.run(({ steps }) => {
      const at = steps.findIndex((step) => step.id === id);
      return steps.filter((step, index) => index === at || (index > at && isOpen(step)));
    });
  }

  /** Goes on without a step. */
  async skip(id: string): Promise<void> {
    this.noteFault(id, undefined);
    await this.calls.skip(id, true);
  }

  private async run(choose: (report: SetupReport) => readonly StepReport[]): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const steps = choose(await this.calls.look());
    for (const step of steps) {
      const isDone = await this.walk(step);
      if (turn !== this.turn) return;
      if (!isDone) return this.leave(step);
    }
    this.store.setState({ running: undefined });
    await this.calls.end();
    const { steps: all } = await this.look();
    // Faults are shown by the command.
    if (steps.some(isOpen) && !all.some(isOpen)) await this.workbench.runCommand('seal-list.open').catch(() => {});
    else this.showPage();
  }

  /** Resolves with whether the step was gone through to its end. */
  private async walk({ id, command }: StepReport): Promise<boolean> {
    this.store.setState({ running: id });
    this.noteFault(id, undefined);
    try {
      await this.calls.walk(id);
      return (await this.workbench.runCommand(command)) === 'done';
    } catch (fault) {
      this.noteFault(id, toErrorRecord(fault));
      return false;
    }
  }

  private async leave({ id }: StepReport): Promise<void> {
    this.store.setState({ running: undefined });
    await this.calls.leave(id);
    await this.look();
    if (this.store.getState().faults[id]) this.showPage();
    // Without buttons, so that it goes by itself: the status line says it as well.
    else this.workbench.notify({ id: 'first-run.left', severity: 'info', message: texts.left });
  }

  private async look(): Promise<SetupReport> {
    const report = await this.calls.look();
    this.take(report);
    return report;
  }

  private take(report: SetupReport): void {
    this.store.setState({ report, failure: undefined });
    const isFresh = this.isFirstReport && report.beginsByItself && report.steps.some(isOpen);
    this.isFirstReport = false;
    if (isFresh) void this.begin().catch((fault) => this.store.setState({ failure: toErrorRecord(fault) }));
  }

  private async begin(): Promise<void> {
    if (await this.calls.begin()) await this.resume();
  }

  private noteFault(id: string, fault: ErrorRecord | undefined): void {
    this.store.setState(({ faults }) => ({ faults: { ...faults, [id]: fault } }));
  }
}

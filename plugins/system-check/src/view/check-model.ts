import type { Disposable, ErrorRecord, RpcClient } from '@sealwright/core/api';
import {
  askSavePath,
  createStore,
  fillLocalized,
  type ReadableStore,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import type { CheckEntry, CheckOutcome, ReportFormat, systemCheckRpc } from '../common-check-rpc.ts';
import { countVerdicts, GROUPS } from '../common-verdicts.ts';
import { reportFormats, texts } from './texts.ts';
import type { WindowCheck } from './window-checks.ts';

export interface CheckState {
  /** What can be checked; missing until the host has told. */
  readonly entries?: readonly CheckEntry[];
  /** By id, of the checks that have ended. */
  readonly outcomes: Readonly<Record<string, CheckOutcome>>;
  /** Ids of those that are under way. */
  readonly running: ReadonlySet<string>;
  /** When everything was checked last, in this session or an earlier one. */
  readonly last?: Date;
  /** Why nothing can be checked. */
  readonly failure?: ErrorRecord;
}

type Surroundings = Pick<Workbench, 'notify' | 'showError' | 'pickSavePath' | 'locale'>;

/** The check as the page shows it: of the host's checks and of the window's own. */
export class CheckModel implements Disposable {
  readonly state: ReadableStore<CheckState>;
  private readonly store = createStore<CheckState>()(() => ({ outcomes: {}, running: new Set<string>() }));
  private readonly calls: RpcClient<typeof systemCheckRpc>;
  private readonly workbench: Surroundings;
  private readonly own: readonly WindowCheck[];
  private readonly runs = new Set<AbortController>();

  constructor(calls: RpcClient<typeof systemCheckRpc>, workbench: Surroundings, own: readonly WindowCheck[]) {
    this.calls = calls;
    this.workbench = workbench;
    this.own = own;
    this.state = this.store;
  }

  /** Asks what there is to check, and checks nothing. */
  async load(): Promise<void> {
    try {
      const { checks, last } = await this.calls.list();
      const entries = [...checks, ...this.own.map(({ id, title, group }) => ({ id, title, group }))];
      // Stable: within a group, the order of the host, then the window's own.
      entries.sort((one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group));
      this.store.setState(({ failure, ...rest }) => ({ ...rest, entries, ...(last && { last }) }), true);
    } catch (fault) {
      this.store.setState({ failure: toErrorRecord(fault) });
    }
  }

  /** Everything, or one check once more; a check that is under way is not begun twice. */
  async run(only?: string): Promise<void> {
    if (only === undefined) await this.load();
    const { entries = [], running } = this.store.getState();
    const wanted = entries.map(({ id }) => id).filter((id) => (only ?? id) === id && !running.has(id));
    if (wanted.length === 0) return;
    const ending = new AbortController();
    this.runs.add(ending);
    this.begin(wanted, only === undefined);
    try {
      await this.carryOut(wanted, ending.signal);
      if (!ending.signal.aborted && this.isWhole()) await this.keep();
    } catch (fault) {
      if (!ending.signal.aborted) this.workbench.showError(fault);
    } finally {
      this.runs.delete(ending);
      this.end(wanted);
    }
  }

  cancel(): void {
    for (const run of this.runs) run.abort();
  }

  /** Asks where to; faults are shown. */
  async export(format: ReportFormat): Promise<void> {
    const { workbench } = this;
    const { entries = [], outcomes } = this.store.getState();
    try {
      const name = `${texts.reportName[workbench.locale.getState()]}-${new Date().toISOString().slice(0, 10)}`;
      const question = { title: texts.exportTitle, name, ending: format, kind: reportFormats[format] };
      const target = await askSavePath(workbench, question);
      if (!target) return;
      const checks = entries.flatMap((entry) => {
        const outcome = outcomes[entry.id];
        return outcome ? [{ ...entry, outcome }] : [];
      });
      await this.calls.export({ ...target, format, locale: workbench.locale.getState(), checks });
      workbench.notify({ severity: 'success', message: fillLocalized(texts.exported, { path: target.path }) });
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  dispose(): void {
    this.cancel();
  }

  private begin(ids: readonly string[], isWhole: boolean): void {
    this.store.setState(({ outcomes, running }) => ({
      outcomes: isWhole ? {} : outcomes,
      running: new Set([...running, ...ids]),
    }));
  }

  private async carryOut(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const own = this.own.filter(({ id }) => ids.includes(id));
    const report = (id: string, outcome: CheckOutcome) => {
      if (!signal.aborted) this.told(id, outcome);
    };
    const hosts = ids.filter((id) => own.every((check) => check.id !== id));
    const asked = hosts.length > 0 && this.calls.run(hosts, { signal, onProgress: (r) => report(r.id, r.outcome) });
    await Promise.all([asked, ...own.map(async ({ id, check }) => report(id, { findings: await check() }))]);
  }

  private told(id: string, outcome: CheckOutcome): void {
    this.store.setState(({ outcomes, running }) => ({
      outcomes: { ...outcomes, [id]: outcome },
      running: new Set([...running].filter((each) => each !== id)),
    }));
  }

  private end(ids: readonly string[]): void {
    this.store.setState(({ running }) => ({ running: new Set([...running].filter((id) => !ids.includes(id))) }));
  }

  /** Whether there is a finding of every check. */
  private isWhole(): boolean {
    const { entries = [], outcomes } = this.store.getState();
    return entries.every(({ id }) => outcomes[id]);
  }

  private async keep(): Promise<void> {
    const { failed, warning } = countVerdicts(Object.values(this.store.getState().outcomes));
    this.store.setState({ last: new Date() });
    await this.calls.keep({ failed, warnings: warning });
  }
}

import { Emitter, type Event, SealwrightError } from '../api/index.ts';
import { describeThrown } from './describe-thrown.ts';

/** One thing that went wrong inside a plugin, and was contained. */
export interface Fault {
  readonly plugin: string;
  /** 'load', 'activate', 'point stampModes/normal', 'hook signing.decide', 'service pdf.engine', 'log', 'dispose', 'manifest'. */
  readonly where: string;
  readonly time: Date;
  readonly code: string;
  /** English, for developers. */
  readonly message: string;
  /** Warnings are named but do not count towards quarantine. */
  readonly severity: 'fault' | 'warning';
}

export interface FaultReports {
  /** Oldest first; the host keeps the latest 100 of each plugin, so that a flood of one hides nobody else's. */
  list(): readonly Fault[];
  readonly onDidReport: Event<Fault>;
}

/** Of each plugin. */
const KEPT = 100;

export class FaultBook implements FaultReports {
  private readonly faults: Fault[] = [];
  private readonly counts = new Map<string, number>();
  private readonly emitter = new Emitter<Fault>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  readonly onDidReport = this.emitter.event;

  list(): readonly Fault[] {
    return [...this.faults];
  }

  /** Faults of a plugin since the host started, warnings not counted. */
  count(plugin: string): number {
    return this.counts.get(plugin) ?? 0;
  }

  report(plugin: string, where: string, thrown: unknown, severity: Fault['severity'] = 'fault'): void {
    const code = thrown instanceof SealwrightError ? thrown.code : 'plugin.fault';
    const fault: Fault = { plugin, where, time: this.now(), code, message: describeThrown(thrown), severity };
    this.faults.push(fault);
    this.forgetOldest(plugin);
    if (severity === 'fault') this.counts.set(plugin, this.count(plugin) + 1);
    this.emitter.fire(fault);
  }

  private forgetOldest(plugin: string): void {
    const kept = this.faults.filter((fault) => fault.plugin === plugin).length;
    if (kept > KEPT)
      this.faults.splice(
        this.faults.findIndex((fault) => fault.plugin === plugin),
        1,
      );
  }
}

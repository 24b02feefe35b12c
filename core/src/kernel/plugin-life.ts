import { type Disposable, PluginDeadline, PluginUnavailable, toDisposable } from '../api/index.ts';
import { Leaked } from './activation-errors.ts';
import { withDeadline } from './deadline.ts';
import type { FaultBook } from './fault-book.ts';

/**
 * One life of a plugin, from the start of its activation to its end. It holds what the plugin owns and what it has
 * registered, and refuses both once it has ended: a late answer of an overdue activation registers nothing.
 */
export class PluginLife {
  readonly plugin: string;
  private readonly faults: FaultBook;
  private readonly controller = new AbortController();
  private readonly owned: Disposable[] = [];
  private readonly registrations = new Map<Disposable, string>();
  private ending: Promise<void> | undefined;
  private isLost = false;

  constructor(plugin: string, faults: FaultBook) {
    this.plugin = plugin;
    this.faults = faults;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get ended(): boolean {
    return this.ending !== undefined;
  }

  ensureLive(): void {
    if (this.ended) throw PluginUnavailable({ plugin: this.plugin, state: 'stopped' });
  }

  /** Its process is gone: it had no chance to take back what it registered. */
  lose(reason: unknown): void {
    this.isLost = true;
    this.report('process', reason);
  }

  report = (where: string, error: unknown): void => this.faults.report(this.plugin, where, error);

  warn(where: string, error: unknown): void {
    this.faults.report(this.plugin, where, error, 'warning');
  }

  /** Ties a disposable to the life; after its end, the disposable ends at once. */
  own<T extends Disposable>(disposable: T): T {
    if (typeof disposable?.dispose !== 'function') throw new TypeError('own() takes a disposable');
    if (this.ended) void this.endQuietly(disposable);
    else this.owned.push(disposable);
    return disposable;
  }

  /** Keeps a registration until it is disposed or the life ends. `what` names it: 'point stampModes/normal'. */
  register(what: string, takeBack: () => void): Disposable {
    this.ensureLive();
    const registration = toDisposable(() => {
      this.registrations.delete(registration);
      takeBack();
    });
    this.registrations.set(registration, what);
    return registration;
  }

  /** What is registered at present, by the names given to `register`. */
  registered(): ReadonlySet<string> {
    return new Set(this.registrations.values());
  }

  /**
   * Aborts the signal, ends what the plugin owns within `deadline` milliseconds, takes back every registration. What
   * nobody owned is reported as a leak, unless the plugin had no chance to own it. Never rejects.
   */
  end(deadline: number, reportLeaks = true): Promise<void> {
    this.ending ??= this.runEnd(deadline, reportLeaks);
    return this.ending;
  }

  private async runEnd(deadline: number, reportLeaks: boolean): Promise<void> {
    // Waits a turn so that `ending` is set, and the life counts as ended, before any code of the plugin runs.
    await Promise.resolve();
    this.controller.abort(PluginUnavailable({ plugin: this.plugin, state: 'stopped' }));
    const allEnded = await this.endOwned(deadline);
    const left = [...this.registrations];
    if (reportLeaks && !this.isLost && allEnded && left.length > 0) {
      this.report('dispose', Leaked({ plugin: this.plugin, what: left.map(([, what]) => what) }));
    }
    for (const [registration] of left) await this.endQuietly(registration);
  }

  /**
   * Ends what the plugin owns, the latest first. One that hangs uses up the time of all; the others are then ended
   * without waiting for them. Whether all ended in time.
   */
  private async endOwned(deadline: number): Promise<boolean> {
    let late = false;
    const inOrder = async () => {
      for (let next = this.owned.pop(); next; next = this.owned.pop()) await this.endQuietly(next);
    };
    const overrun = () => PluginDeadline({ plugin: this.plugin, where: 'dispose', milliseconds: deadline });
    try {
      await withDeadline(inOrder(), deadline, overrun);
    } catch (overdue) {
      late = true;
      this.report('dispose', overdue);
      for (const rest of this.owned.splice(0).reverse()) void this.endQuietly(rest);
    }
    return !late;
  }

  private async endQuietly(disposable: Disposable): Promise<void> {
    try {
      await disposable.dispose();
    } catch (thrown) {
      const faults = thrown instanceof AggregateError ? thrown.errors : [thrown];
      for (const fault of faults) this.report('dispose', fault);
    }
  }
}

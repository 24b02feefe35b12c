export interface QuarantineRule {
  /** This many faults ... */
  readonly faults: number;
  /** ... within this many milliseconds put a plugin into quarantine. */
  readonly window: number;
}

/** An overdue or throwing plugin is left alone after its third fault in five minutes. */
export const DEFAULT_QUARANTINE: QuarantineRule = { faults: 3, window: 5 * 60_000 };

/** Counts the recent faults of each plugin. */
export class FaultWindow {
  private readonly rule: QuarantineRule;
  private readonly times = new Map<string, number[]>();

  constructor(rule: QuarantineRule) {
    this.rule = rule;
  }

  /** Adds a fault; true when it is the one that puts the plugin into quarantine. */
  add(plugin: string, time: Date): boolean {
    const oldest = time.getTime() - this.rule.window;
    const recent = [...(this.times.get(plugin) ?? []).filter((earlier) => earlier > oldest), time.getTime()];
    // No more than the rule asks for: a plugin in a loop must not make each count longer than the one before.
    this.times.set(plugin, recent.slice(-this.rule.faults));
    return recent.length >= this.rule.faults;
  }

  clear(plugin: string): void {
    this.times.delete(plugin);
  }
}

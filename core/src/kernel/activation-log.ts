import type { Log } from '../api/index.ts';
import type { LifeState } from './lives.ts';

/** Writes down which plugins have become active and which have ended. Failures are written down as faults. */
export class ActivationLog {
  private readonly log: Log;
  private readonly active = new Set<string>();

  constructor(log: Log) {
    this.log = log;
  }

  /** Called whenever the state of any plugin may have changed. */
  look(plugins: Iterable<string>, stateOf: (plugin: string) => LifeState | undefined): void {
    for (const plugin of plugins) {
      const life = stateOf(plugin);
      const isActive = life?.state === 'active';
      if (isActive === this.active.has(plugin)) continue;
      if (isActive) {
        this.active.add(plugin);
        this.log.debug('a plugin is active', { plugin, milliseconds: Math.round(life.milliseconds ?? 0) });
      } else {
        this.active.delete(plugin);
        this.log.debug('a plugin has ended', { plugin });
      }
    }
  }
}

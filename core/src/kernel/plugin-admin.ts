import { Type } from 'typebox';
import {
  Emitter,
  type PluginAdmin,
  type PluginStatus,
  type SealwrightError,
  type Store,
  type StoreDefinition,
} from '../api/index.ts';
import { PluginUnknown } from './activation-errors.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { FaultBook } from './fault-book.ts';
import type { Lives } from './lives.ts';
import { inBoth } from './manifest.ts';
import type { InstalledPlugin } from './plugin-package.ts';
import type { FaultWindow } from './quarantine.ts';
import type { Roster } from './roster.ts';

/** Which plugins the user disabled, by id. Quarantine is not kept: every session gives a plugin its chance. */
export const DisabledStore: StoreDefinition<readonly string[]> = {
  version: 1,
  schema: Type.Array(Type.String()),
  initial: [],
};

/** The service `PluginAdmin` over the roster and the lives of a host. */
export class HostPluginAdmin implements PluginAdmin {
  readonly engine = ENGINE_VERSION;
  private readonly roster: Roster;
  private readonly lives: Lives;
  private readonly faults: FaultBook;
  private readonly recent: FaultWindow;
  private readonly store: Store<readonly string[]>;
  private readonly changed = new Emitter<void>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(roster: Roster, lives: Lives, faults: FaultBook, recent: FaultWindow, store: Store<readonly string[]>) {
    this.roster = roster;
    this.lives = lives;
    this.faults = faults;
    this.recent = recent;
    this.store = store;
  }

  readonly onDidChange = this.changed.event;

  notify(): void {
    this.changed.fire();
  }

  list(): readonly PluginStatus[] {
    const rejected = this.roster.rejected.map(({ id, package: { origin, manifest }, error }) => {
      const { version, description } = (manifest ?? {}) as { version?: unknown; description?: unknown };
      return {
        ...NOTHING_DECLARED,
        id,
        title: inBoth(id),
        description: inBoth(typeof description === 'string' ? description : ''),
        version: typeof version === 'string' ? version : '',
        origin,
        state: 'failed' as const,
        faults: this.faults.count(id),
        errors: [error.toJSON()],
      };
    });
    return [...[...this.roster.installed.values()].map((plugin) => this.status(plugin)), ...rejected].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  }

  enable(id: string): Promise<void> {
    return this.inTurn(id, async () => {
      this.recent.clear(id);
      if (this.lives.state(id)?.state === 'failed') await this.lives.end([id]);
      this.roster.enable(id);
      await this.lives.endUnsound();
      await this.store.update((disabled) => disabled.filter((other) => other !== id));
    });
  }

  disable(id: string): Promise<void> {
    return this.inTurn(id, async () => {
      this.roster.disable(id);
      await this.lives.endUnsound();
      await this.store.update((disabled) => [...new Set([...disabled, id])].sort());
    });
  }

  /** Called when a plugin has failed too often; it stops at once and stays stopped until it is enabled. */
  quarantine(id: string): void {
    if (!this.roster.installed.has(id) || this.roster.isQuarantined(id)) return;
    this.roster.quarantine(id);
    void this.lives.endUnsound();
  }

  private inTurn(id: string, action: () => Promise<void>): Promise<void> {
    if (!this.roster.installed.has(id)) return Promise.reject(PluginUnknown({ plugin: id }));
    const turn = this.queue.then(action);
    this.queue = turn.catch(() => {});
    return turn;
  }

  private status({ manifest, package: { origin } }: InstalledPlugin): PluginStatus {
    const { id, title, description, version } = manifest;
    const life = this.lives.state(id);
    const graphErrors = this.roster.graph.errors.get(id) ?? [];
    const errors: readonly SealwrightError[] = life?.error ? [life.error] : graphErrors;
    const state = this.roster.isDisabled(id)
      ? 'disabled'
      : this.roster.isQuarantined(id)
        ? 'quarantined'
        : graphErrors.length > 0
          ? 'failed'
          : (life?.state ?? 'inactive');
    return {
      id,
      title,
      description,
      version,
      origin,
      state,
      ...(life?.milliseconds === undefined ? {} : { activationMs: life.milliseconds }),
      faults: this.faults.count(id),
      errors: state === 'failed' ? errors.map((error) => error.toJSON()) : [],
      requires: Object.keys(manifest.requires),
      provides: Object.keys(manifest.provides),
      hooks: manifest.hooks,
      taps: manifest.taps,
      capabilities: manifest.capabilities,
      contributes: Object.entries(manifest.contributes).flatMap(([point, contributions]) =>
        contributions.map((contribution) => ({ point, id: contribution.id })),
      ),
    };
  }
}

const NOTHING_DECLARED = {
  requires: [],
  provides: [],
  hooks: [],
  taps: [],
  capabilities: [],
  contributes: [],
} as const;

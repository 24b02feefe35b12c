import type {
  AuditLog,
  AuditRecord,
  Disposable,
  PluginAdmin,
  PluginStorage,
  SettingsAdmin,
  Store,
} from '@sealwright/core/api';
import { lookAt, MachineState, UNSEEN } from './machine-state.ts';
import { stateChanges } from './state-changes.ts';

export interface StateWatchParts {
  readonly plugins: PluginAdmin;
  readonly settings: SettingsAdmin;
  readonly storage: PluginStorage;
  readonly audit: AuditLog;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Writes down what becomes of plugins and settings. It compares with what was seen last, in this session or an earlier one,
 * so changes that were made while nobody watched, such as by the command line or in the files themselves, are found at the
 * next start. Of several processes only the one that notes a change writes it down.
 */
export class StateWatch implements Disposable {
  private readonly parts: StateWatchParts;
  private readonly store: Store<MachineState>;
  private readonly subscriptions: readonly Disposable[];
  private seen = '';
  private turn: Promise<void> = Promise.resolve();

  constructor(parts: StateWatchParts) {
    this.parts = parts;
    this.store = parts.storage.store('seen', { version: 1, schema: MachineState, initial: UNSEEN });
    const look = () => {
      this.turn = this.turn.then(() => this.look()).catch(parts.onFault);
    };
    this.subscriptions = [parts.plugins.onDidChange(look), parts.settings.onDidChange(look)];
    look();
  }

  /** Resolves when what was going on is written down. */
  async dispose(): Promise<void> {
    for (const subscription of this.subscriptions) await subscription.dispose();
    await this.turn;
  }

  private async look(): Promise<void> {
    const { plugins, settings, audit } = this.parts;
    const now = await lookAt(plugins, settings);
    const text = JSON.stringify(now);
    if (text === this.seen) return;
    let changes: readonly AuditRecord[] = [];
    await this.store.update((before) => {
      changes = stateChanges(before, now);
      return { ...now, settings: { ...before.settings, ...now.settings } };
    });
    this.seen = text;
    for (const change of changes) await audit.record(change);
  }
}

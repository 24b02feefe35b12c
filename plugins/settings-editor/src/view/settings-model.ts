import type { Disposable, ErrorRecord, RpcClient, SettingValue } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord } from '@sealwright/ui';
import type { Setting, settingsRpc } from '../common-settings-rpc.ts';

export interface SettingsState {
  /** Missing until the host has told them. */
  readonly settings?: readonly Setting[];
  /** Why the host does not tell them. */
  readonly failure?: ErrorRecord;
  /** Why the last change of a setting was refused, by key. */
  readonly refusals: Readonly<Record<string, ErrorRecord>>;
}

type Calls = Pick<RpcClient<typeof settingsRpc>, 'watch' | 'set' | 'reset' | 'replaceAll'>;

/** The settings as the page shows them: told by the host, changed one by one or all at once. */
export class SettingsModel implements Disposable {
  private readonly calls: Calls;
  private readonly store = createStore<SettingsState>()(() => ({ refusals: {} }));
  private controller = new AbortController();

  constructor(calls: Calls) {
    this.calls = calls;
    this.watch();
  }

  get state(): ReadableStore<SettingsState> {
    return this.store;
  }

  /** Listens anew after a failure. */
  watch(): void {
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    const { refusals } = this.store.getState();
    this.store.setState({ refusals }, true);
    this.calls
      .watch({ signal, onProgress: (settings) => this.store.setState({ settings: settings as Setting[] }) })
      .catch((fault) => signal.aborted || this.store.setState({ failure: toErrorRecord(fault) }));
  }

  set(key: string, value: SettingValue): Promise<void> {
    return this.attempt(key, () => this.calls.set(key, value));
  }

  reset(key: string): Promise<void> {
    return this.attempt(key, () => this.calls.reset(key));
  }

  /** Rejects with why none of them was taken. */
  async replaceAll(values: Readonly<Record<string, SettingValue>>): Promise<void> {
    const settings = await this.calls.replaceAll(Object.entries(values));
    this.store.setState({ settings: settings as Setting[], refusals: {} });
  }

  dispose(): void {
    this.controller.abort();
  }

  private async attempt(key: string, change: () => Promise<void>): Promise<void> {
    try {
      await change();
      this.note(key, undefined);
    } catch (fault) {
      this.note(key, toErrorRecord(fault));
    }
  }

  private note(key: string, refusal: ErrorRecord | undefined): void {
    const { [key]: _, ...others } = this.store.getState().refusals;
    this.store.setState({ refusals: refusal ? { ...others, [key]: refusal } : others });
  }
}

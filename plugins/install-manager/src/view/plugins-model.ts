import type { Disposable, ErrorRecord, PluginOffer, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord } from '@sealwright/ui';
import type { Static } from 'typebox';
import type { PluginsReport, pluginsRpc } from '../common-plugins-rpc.ts';

export interface PluginsState {
  /** Missing until the host has told it. */
  readonly report?: Static<typeof PluginsReport>;
  readonly failure?: ErrorRecord;
  /** Plugins that are being switched on or off. */
  readonly busy: ReadonlySet<string>;
}

/** The installed plugins as the host tells them. */
export class PluginsModel implements Disposable {
  private readonly calls: RpcClient<typeof pluginsRpc>;
  private readonly store = createStore<PluginsState>()(() => ({ busy: new Set<string>() }));
  private controller = new AbortController();

  constructor(calls: RpcClient<typeof pluginsRpc>) {
    this.calls = calls;
    this.watch();
  }

  get state(): ReadableStore<PluginsState> {
    return this.store;
  }

  /** Listens anew after a failure. */
  watch(): void {
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    this.store.setState(({ busy }) => ({ busy }), true);
    this.calls
      .watch({ signal, onProgress: (report) => this.store.setState({ report }) })
      .catch((fault) => signal.aborted || this.store.setState({ failure: toErrorRecord(fault) }));
  }

  /** Rejects with why it could not be. */
  async switch(id: string, action: 'enable' | 'disable'): Promise<void> {
    this.mark(id, true);
    try {
      await this.calls[action](id);
    } finally {
      this.mark(id, false);
    }
  }

  /** What is in a file, by its absolute path. */
  inspect(file: string): Promise<PluginOffer> {
    return this.calls.inspect(file);
  }

  install({ file, sha256 }: PluginOffer): Promise<void> {
    return this.calls.install(file, sha256);
  }

  async remove(id: string): Promise<void> {
    this.mark(id, true);
    try {
      await this.calls.remove(id);
    } finally {
      this.mark(id, false);
    }
  }

  dispose(): void {
    this.controller.abort();
  }

  private mark(id: string, isBusy: boolean): void {
    const busy = new Set(this.store.getState().busy);
    if (isBusy) busy.add(id);
    else busy.delete(id);
    this.store.setState({ busy });
  }
}

import { type Disposable, keepWatching, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { UpdatePhase, UpdateReport, updatesRpc } from '../common-updates-rpc.ts';

/** Phases after which a check begins anew. */
const ENDED = new Set<UpdatePhase['name']>(['idle', 'no-feed', 'up-to-date', 'available', 'failed']);

/** What the host half tells of updates, and what it is asked for. */
export class UpdateModel implements Disposable {
  /** Missing until the host has told. */
  readonly state: ReadableStore<UpdateReport | undefined>;
  private readonly store = createStore<UpdateReport | undefined>(() => undefined);
  private readonly calls: RpcClient<typeof updatesRpc>;
  private readonly workbench: Pick<Workbench, 'showError'>;
  private readonly watching: Disposable;

  constructor(calls: RpcClient<typeof updatesRpc>, workbench: Pick<Workbench, 'showError'>) {
    this.state = this.store;
    this.calls = calls;
    this.workbench = workbench;
    this.watching = keepWatching(calls.watch, { onProgress: (report) => this.store.setState(report, true) });
  }

  check(): Promise<void> {
    const report = this.store.getState();
    // At once: what the last check has found is not shown while the next one begins.
    if (report && ENDED.has(report.phase.name)) this.store.setState({ ...report, phase: { name: 'checking' } }, true);
    return this.told(this.calls.check());
  }

  download(): Promise<void> {
    return this.told(this.calls.download());
  }

  install(): Promise<void> {
    return this.told(this.calls.install());
  }

  cancel(): Promise<void> {
    return this.told(this.calls.cancel());
  }

  conclude(): Promise<void> {
    return this.told(this.calls.conclude());
  }

  leave(): Promise<void> {
    return this.told(this.calls.leave());
  }

  dispose(): void | Promise<void> {
    return this.watching.dispose();
  }

  private told(call: Promise<void>): Promise<void> {
    return call.catch((fault) => this.workbench.showError(fault));
  }
}

import type { RpcClient } from '@sealwright/core/api';
import { createStore, fillLocalized, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { RecentDocument, recentRpc } from '../common-recent-rpc.ts';
import { TEXTS } from './texts.ts';

export interface RecentState {
  /** `undefined` until the host has told. */
  readonly documents: readonly RecentDocument[] | undefined;
  readonly fault: unknown;
}

/** The list as the page shows it, and what can be done with it. */
export class RecentList {
  readonly state: ReadableStore<RecentState>;
  private readonly store = createStore<RecentState>(() => ({ documents: undefined, fault: undefined }));
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof recentRpc>;
  private ended = new AbortController();

  constructor(workbench: Workbench, calls: RpcClient<typeof recentRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
  }

  /** Follows the list, anew where it did so already, until the returned function is called. */
  follow(): () => void {
    this.ended.abort();
    const ended = new AbortController();
    this.ended = ended;
    this.calls
      .watch({ signal: ended.signal, onProgress: (documents) => this.store.setState({ documents, fault: undefined }) })
      .catch((fault) => ended.signal.aborted || this.store.setState({ fault }));
    return () => this.ended.abort();
  }

  async open({ path, name, isGone }: RecentDocument): Promise<void> {
    // The command shows its own faults.
    if (!isGone) return void (await this.workbench.runCommand('documents.open', path).catch(() => {}));
    const answer = await this.workbench.ask({
      title: fillLocalized(TEXTS.goneTitle, { name }),
      message: fillLocalized(TEXTS.goneMessage, { path }),
      buttons: [
        { id: 'remove', title: TEXTS.removeYes, kind: 'primary' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer === 'remove') await this.forget(path);
  }

  async forget(path: string): Promise<void> {
    await this.calls.forget(path).catch((fault) => this.workbench.showError(fault));
  }

  /** Asks first. */
  async forgetAll(): Promise<void> {
    const answer = await this.workbench.ask({
      title: TEXTS.clearTitle,
      message: TEXTS.clearMessage,
      severity: 'warning',
      buttons: [
        { id: 'clear', title: TEXTS.clearYes, kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer === 'clear') await this.calls.forgetAll().catch((fault) => this.workbench.showError(fault));
  }
}

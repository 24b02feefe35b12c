import { type Disposable, keepWatching, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { TemplateEntry, templatesRpc } from '../common-templates-rpc.ts';

export interface SavedState {
  /** `undefined` until the host has told. */
  readonly templates: readonly TemplateEntry[] | undefined;
  readonly fault: unknown;
}

/** The templates as the window knows them. */
export class SavedTemplates implements Disposable {
  readonly state: ReadableStore<SavedState>;
  readonly calls: RpcClient<typeof templatesRpc>;
  private readonly store = createStore<SavedState>(() => ({ templates: undefined, fault: undefined }));
  private watching: Disposable | undefined;

  constructor(calls: RpcClient<typeof templatesRpc>) {
    this.calls = calls;
    this.state = this.store;
  }

  /** Looks anew, as another program may have changed them, and follows what changes. */
  follow(): void {
    void this.watching?.dispose();
    this.watching = keepWatching(this.calls.watch, {
      onProgress: (templates) => this.store.setState({ templates, fault: undefined }),
      onFault: (fault) => this.store.setState({ fault }),
    });
  }

  dispose(): void {
    void this.watching?.dispose();
  }
}

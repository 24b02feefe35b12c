import {
  type Disposable,
  type ErrorRecord,
  keepAwaitedDevices,
  keepWatching,
  type RpcClient,
} from '@sealwright/core/api';
import { createStore, PictureAddresses, type ReadableStore, toErrorRecord } from '@sealwright/ui';
import type { HomeBoard, homeRpc } from '../common-home-rpc.ts';

export interface HomeState {
  /** Missing until the host has told. */
  readonly board?: HomeBoard;
  /** Why it does not tell; what it told before stays. */
  readonly failure?: ErrorRecord;
}

/** How things stand, as the page shows it. */
export class HomeModel implements Disposable {
  readonly state: ReadableStore<HomeState>;
  readonly pictures: PictureAddresses;
  private readonly store = createStore<HomeState>()(() => ({}));
  private readonly calls: RpcClient<typeof homeRpc>;
  private watching: Disposable | undefined;

  constructor(calls: RpcClient<typeof homeRpc>) {
    this.calls = calls;
    this.state = this.store;
    this.pictures = new PictureAddresses((id) => calls.picture(id));
  }

  /** Follows it until the returned function is called. */
  follow(): () => void {
    void this.watching?.dispose();
    this.watching = keepWatching(this.calls.watch, {
      onProgress: (board) => this.show(board),
      onFault: (fault) => this.store.setState({ failure: toErrorRecord(fault) }),
    });
    return () => void this.watching?.dispose();
  }

  dispose(): void {
    void this.watching?.dispose();
    this.pictures.dispose();
  }

  private show(next: HomeBoard): void {
    this.pictures.keep(next.seals.map(({ picture }) => picture));
    this.store.setState(({ board }) => {
      const devices = keepAwaitedDevices(board?.devices ?? [], next);
      return { board: { ...next, devices } };
    }, true);
  }
}

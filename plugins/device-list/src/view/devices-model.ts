import {
  type Disposable,
  type ErrorRecord,
  keepWatching,
  PinLocked,
  type PinTask,
  type RpcClient,
  UnblockingPinLocked,
} from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { DriverLibraries, devicesRpc, ShownDevice } from '../common-devices-rpc.ts';
import { type BoardHistory, takeIn } from './board-history.ts';

export interface DevicesState {
  /** Missing until the host has told. */
  readonly history?: BoardHistory;
  /** Why it does not tell; what it told before stays. */
  readonly failure?: ErrorRecord;
  /** The devices are being asked, as their user wants it. */
  readonly isLooking: boolean;
  /** Devices and drivers with which something is being done, by ref or id. */
  readonly busy: ReadonlySet<string>;
}

/** The devices as the page shows them, and what can be done with them. Faults are shown as notices. */
export class DevicesModel implements Disposable {
  readonly state: ReadableStore<DevicesState>;
  private readonly store = createStore<DevicesState>()(() => ({ isLooking: false, busy: new Set<string>() }));
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof devicesRpc>;
  private watching: Disposable | undefined;

  constructor(workbench: Workbench, calls: RpcClient<typeof devicesRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
  }

  /** Follows the devices, anew where it did so already, until the returned function is called. */
  follow(): () => void {
    void this.watching?.dispose();
    this.watching = keepWatching(this.calls.watch, {
      onProgress: (board) =>
        this.store.setState(
          ({ history, isLooking, busy }) => ({ isLooking, busy, history: takeIn(history, board) }),
          true,
        ),
      onFault: (fault) => this.store.setState({ failure: toErrorRecord(fault) }),
    });
    return () => void this.watching?.dispose();
  }

  async refresh(): Promise<void> {
    this.store.setState({ isLooking: true });
    await this.calls.refresh().catch((fault) => this.workbench.showError(fault));
    this.store.setState({ isLooking: false });
  }

  libraries(signal: AbortSignal): Promise<readonly DriverLibraries[]> {
    return this.calls.libraries({ signal });
  }

  /** An empty name gives the device its old one back. */
  async rename({ ref }: ShownDevice, name: string): Promise<void> {
    await this.calls.rename(ref, name === '' ? null : name).catch((fault) => this.workbench.showError(fault));
  }

  /** The PIN entry says itself that it was set. That a PIN is locked is said by its device, with the way out. */
  async setPin({ ref }: ShownDevice, task: PinTask): Promise<void> {
    await this.during(ref, () =>
      this.calls.setPin(ref, task).catch((fault) => {
        if (!PinLocked.is(fault) && !UnblockingPinLocked.is(fault)) throw fault;
        return this.refresh();
      }),
    );
  }

  async resetDriver(driver: string): Promise<void> {
    await this.during(driver, () => this.calls.resetDriver(driver));
  }

  /** The notes of what has left are read. */
  forgetLeft(): void {
    this.store.setState(({ history }) => (history ? { history: { ...history, left: [] } } : {}));
  }

  dispose(): void {
    void this.watching?.dispose();
  }

  private async during(id: string, act: () => Promise<unknown>): Promise<void> {
    this.mark(id, true);
    try {
      await act();
    } catch (fault) {
      this.workbench.showError(fault);
    } finally {
      this.mark(id, false);
    }
  }

  private mark(id: string, isBusy: boolean): void {
    const busy = new Set(this.store.getState().busy);
    if (isBusy) busy.add(id);
    else busy.delete(id);
    this.store.setState({ busy });
  }
}

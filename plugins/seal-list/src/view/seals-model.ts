import {
  type Disposable,
  type ErrorRecord,
  type Fact,
  keepAwaitedDevices,
  keepWatching,
  type Localized,
  type RpcClient,
} from '@sealwright/core/api';
import {
  askSavePath,
  createStore,
  fillLocalized,
  PictureAddresses,
  type ReadableStore,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import type { FindingEntry, SealBoard, SealDevice, SealEntry, sealsRpc } from '../common-seals-rpc.ts';
import { texts } from './texts.ts';

export interface SealsState {
  /** Missing until the host has told. */
  readonly board?: SealBoard;
  /** Why it does not tell; what it told before stays. */
  readonly failure?: ErrorRecord;
  /** The host is being asked. */
  readonly isLooking: boolean;
  /** Devices that have shown what they hide, by ref, for as long as they stay in. */
  readonly unlocked: ReadonlySet<string>;
  /** Device whose PIN is being asked for. */
  readonly unlocking?: string;
  /** The key of the seal that was added last. */
  readonly added?: string;
}

/** The seals as the page shows them, and what can be done with them. */
export class SealsModel implements Disposable {
  readonly state: ReadableStore<SealsState>;
  readonly pictures: PictureAddresses;
  private readonly store = createStore<SealsState>()(() => ({ isLooking: false, unlocked: new Set<string>() }));
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof sealsRpc>;
  private watching: Disposable | undefined;

  constructor(workbench: Workbench, calls: RpcClient<typeof sealsRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
    this.pictures = new PictureAddresses((id) => calls.picture(id));
  }

  /** Looks at the devices anew and follows them, until the returned function is called. */
  follow(): () => void {
    void this.watching?.dispose();
    this.store.setState({ isLooking: true });
    this.watching = keepWatching(this.calls.watch, {
      onProgress: (board) => this.show(board),
      onFault: (fault) => this.store.setState({ failure: toErrorRecord(fault), isLooking: false }),
    });
    return () => void this.watching?.dispose();
  }

  facts({ key }: SealEntry): Promise<readonly Fact[]> {
    return this.calls.facts(key);
  }

  inspect({ ref }: SealDevice, signal: AbortSignal): Promise<readonly FindingEntry[]> {
    return this.calls.inspect(ref, { signal });
  }

  /** Asks for the PIN; faults are shown. */
  async unlock({ ref }: SealDevice): Promise<void> {
    this.store.setState({ unlocking: ref });
    try {
      const count = await this.calls.readPrivate(ref);
      this.store.setState(({ unlocked }) => ({ unlocked: new Set(unlocked).add(ref) }));
      this.tell(fillLocalized(texts.unlocked, { count }));
    } catch (fault) {
      this.workbench.showError(fault);
    } finally {
      this.store.setState(({ unlocking, ...rest }) => rest, true);
    }
  }

  /** Asks where to; faults are shown. */
  async savePicture({ key, name, picture }: SealEntry): Promise<void> {
    try {
      const { format } = await this.calls.picture(picture);
      const ending = format === 'png' ? 'png' : 'jpg';
      const question = { title: texts.savePicture, name, ending, kind: texts[ending] };
      const target = await askSavePath(this.workbench, question);
      if (!target) return;
      await this.calls.export(key, target);
      this.tell(fillLocalized(texts.saved, { path: target.path }));
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }

  /** Asks first; faults are shown. */
  async remove({ key, name }: SealEntry): Promise<void> {
    const answer = await this.workbench.ask({
      title: fillLocalized(texts.removeTitle, { name }),
      message: texts.removeMessage,
      severity: 'warning',
      buttons: [
        { id: 'remove', title: texts.remove, kind: 'danger' },
        { id: 'cancel', title: texts.cancel },
      ],
    });
    if (answer === 'remove') await this.calls.remove(key).catch((fault) => this.workbench.showError(fault));
  }

  /** Tells which seal has just been added. */
  readonly added = (key: string): void => this.store.setState({ added: key });

  dispose(): void {
    void this.watching?.dispose();
    this.pictures.dispose();
  }

  private show(next: SealBoard): void {
    this.pictures.keep(next.seals.map(({ picture }) => picture));
    this.store.setState(({ failure, ...rest }) => {
      const devices = keepAwaitedDevices(rest.board?.devices ?? [], next);
      const here = new Set(devices.map(({ ref }) => ref));
      const unlocked = new Set([...rest.unlocked].filter((ref) => here.has(ref)));
      return { ...rest, board: { ...next, devices }, unlocked, isLooking: false };
    }, true);
  }

  private tell(message: Localized): void {
    this.workbench.notify({ severity: 'success', message });
  }
}

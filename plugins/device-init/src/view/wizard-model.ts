import type { Disposable, ErrorRecord, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { DeviceReport, DriverReport, deviceInitRpc, FoundDevice, FoundSeal } from '../common-device-init-rpc.ts';
import { beginInstallation, type Installation } from './driver-check.ts';

export const STEPS = ['driver', 'insert', 'read', 'name', 'done'] as const;
export type StepId = (typeof STEPS)[number];

/** What the host is asked for as long as a step wants it. */
type Watched = 'drivers' | 'devices' | 'seals';

export interface WizardState {
  readonly step: StepId;
  /** Each is missing until the host has told. */
  readonly drivers?: DriverReport | undefined;
  readonly devices?: DeviceReport | undefined;
  readonly seals?: readonly FoundSeal[] | undefined;
  /** Why the host does not tell. */
  readonly faults: Readonly<Partial<Record<Watched, ErrorRecord>>>;
  /** While a driver is being installed. */
  readonly installation?: Installation | undefined;
  /** Ref of the device that is set up. */
  readonly chosen?: string | undefined;
  /** The chosen one as it was seen last: it may have been pulled out. */
  readonly device?: FoundDevice | undefined;
  /** What its user typed; missing: nothing yet. */
  readonly name?: string | undefined;
  readonly isBusy: boolean;
}

const FRESH: WizardState = { step: 'driver', faults: {}, isBusy: false };

/** Whether the device that is being set up has been pulled out. */
export function isAway({ chosen, devices }: Pick<WizardState, 'chosen' | 'devices'>): boolean {
  return chosen !== undefined && devices !== undefined && !devices.devices.some(({ ref }) => ref === chosen);
}

/** First contact with a key, step by step. It outlives its page, so that a clerk may look something up meanwhile. */
export class WizardModel implements Disposable {
  readonly state: ReadableStore<WizardState>;
  private readonly store = createStore<WizardState>(() => FRESH);
  private readonly calls: RpcClient<typeof deviceInitRpc>;
  private readonly workbench: Pick<Workbench, 'showError'>;
  private readonly ended = new AbortController();

  constructor(calls: RpcClient<typeof deviceInitRpc>, workbench: Pick<Workbench, 'showError'>) {
    this.calls = calls;
    this.workbench = workbench;
    this.state = this.store;
  }

  /** Follows what is plugged in until the returned function is called; the other ones do likewise. */
  followDevices(): () => void {
    return this.follow<DeviceReport>(
      'devices',
      (options) => this.calls.watchDevices(options),
      (devices) => {
        const { chosen, device } = this.store.getState();
        const isChosen = (each: FoundDevice) =>
          each.ref === chosen || (device !== undefined && device.serial !== '' && each.serial === device.serial);
        const found = devices.devices.find(isChosen);
        this.store.setState({ devices, ...(found && { chosen: found.ref, device: found }) });
      },
    );
  }

  followDrivers(): () => void {
    return this.follow<DriverReport>(
      'drivers',
      (options) => this.calls.watchDrivers(options),
      (drivers) => this.store.setState({ drivers }),
    );
  }

  followSeals(device: string): () => void {
    this.store.setState({ seals: undefined });
    return this.follow<readonly FoundSeal[]>(
      'seals',
      (options) => this.calls.watchSeals(device, options),
      (seals) => this.store.setState({ seals }),
    );
  }

  /** With a device, the wizard goes to reading it: its driver works, and it is plugged in. */
  open(device: string | undefined): void {
    const { step, devices } = this.store.getState();
    if (device !== undefined) this.begin('read', device);
    else if (step === 'done') this.store.setState({ ...FRESH, devices }, true);
  }

  /** Begins with another device. */
  restart(): void {
    this.begin('insert', undefined);
  }

  goTo(step: StepId): void {
    this.store.setState({ step, installation: undefined });
  }

  choose(ref: string): void {
    const device = this.store.getState().devices?.devices.find((each) => each.ref === ref);
    this.store.setState({ chosen: ref, device, name: undefined, seals: undefined });
  }

  startInstallation(): void {
    const { drivers } = this.store.getState();
    if (drivers) this.store.setState({ installation: beginInstallation(drivers) });
  }

  changeInstallation(change: Partial<Installation>): void {
    const { installation } = this.store.getState();
    if (installation) this.store.setState({ installation: { ...installation, ...change } });
  }

  leaveInstallation(): void {
    this.store.setState({ installation: undefined });
  }

  typeName(name: string): void {
    this.store.setState({ name });
  }

  /** Reads what the device shows to its holder only; the seals then come by themselves. */
  readPrivateSeals(): Promise<void> {
    return this.doing((ref) => this.calls.readPrivateSeals(ref));
  }

  retryDriver(driver: string): Promise<void> {
    return this.calls.retryDriver(driver).catch((fault) => this.workbench.showError(fault));
  }

  /** Keeps the name, where one was typed, and ends the wizard. */
  finish(): Promise<void> {
    return this.doing(async (ref) => {
      const { name } = this.store.getState();
      if (name !== undefined) await this.calls.rename(ref, name);
      await this.calls.finish(ref);
      this.goTo('done');
    });
  }

  dispose(): void {
    this.ended.abort();
  }

  private begin(step: StepId, chosen: string | undefined): void {
    const { devices } = this.store.getState();
    const device = devices?.devices.find(({ ref }) => ref === chosen);
    this.store.setState({ ...FRESH, step, devices, chosen, device }, true);
  }

  private async doing(run: (ref: string) => Promise<void>): Promise<void> {
    const { chosen, isBusy } = this.store.getState();
    if (chosen === undefined || isBusy) return;
    this.store.setState({ isBusy: true });
    try {
      await run(chosen);
    } catch (fault) {
      this.workbench.showError(fault);
    } finally {
      this.store.setState({ isBusy: false });
    }
  }

  private follow<T>(
    what: Watched,
    watch: (options: { readonly signal: AbortSignal; readonly onProgress: (value: T) => void }) => Promise<void>,
    onProgress: (value: T) => void,
  ): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const end = () => controller.abort();
    this.ended.signal.addEventListener('abort', end);
    const tell = (fault?: ErrorRecord) =>
      this.store.setState(({ faults: { [what]: _, ...others } }) => ({
        faults: fault ? { ...others, [what]: fault } : others,
      }));
    tell();
    watch({ signal, onProgress: (value) => signal.aborted || onProgress(value) }).catch(
      (fault) => signal.aborted || tell(toErrorRecord(fault)),
    );
    return () => {
      this.ended.signal.removeEventListener('abort', end);
      end();
    };
  }
}

import { type ErrorRecord, keepWatching, type RpcClient } from '@sealwright/core/api';
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
  /** As one of the program's first steps, which goes on when this one has ended. */
  readonly isGuided: boolean;
}

const FRESH: WizardState = { step: 'driver', faults: {}, isBusy: false, isGuided: false };

/** How a step of a first run has ended. */
type Outcome = 'done' | 'left';

/** Whether the device that is being set up has been pulled out. */
export function isAway({ chosen, devices }: Pick<WizardState, 'chosen' | 'devices'>): boolean {
  return chosen !== undefined && devices !== undefined && !devices.devices.some(({ ref }) => ref === chosen);
}

/** First contact with a key, step by step. It outlives its page, so that a clerk may look something up meanwhile. */
export class WizardModel {
  readonly state: ReadableStore<WizardState>;
  private readonly store = createStore<WizardState>(() => FRESH);
  private readonly calls: RpcClient<typeof deviceInitRpc>;
  private readonly workbench: Pick<Workbench, 'showError'>;
  private tellEnd: ((outcome: Outcome) => void) | undefined;

  constructor(calls: RpcClient<typeof deviceInitRpc>, workbench: Pick<Workbench, 'showError'>) {
    this.calls = calls;
    this.workbench = workbench;
    this.state = this.store;
  }

  /** Follows what is plugged in until the returned function is called; the other ones do likewise. */
  followDevices(): () => void {
    const watching = keepWatching(this.calls.watchDevices, {
      onProgress: (devices) => this.seeDevices(devices),
      onFault: (fault) => this.tell('devices', fault),
    });
    return () => void watching.dispose();
  }

  followDrivers(): () => void {
    const watching = keepWatching(this.calls.watchDrivers, {
      onProgress: (drivers) => this.tell('drivers', undefined, { drivers }),
      onFault: (fault) => this.tell('drivers', fault),
    });
    return () => void watching.dispose();
  }

  /** Ends with a fault: a device whose driver fails is not asked again unless its user says so. */
  followSeals(device: string): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    this.tell('seals', undefined, { seals: undefined });
    this.calls
      .watchSeals(device, { signal, onProgress: (seals) => signal.aborted || this.store.setState({ seals }) })
      .catch((fault) => signal.aborted || this.tell('seals', fault));
    return () => ending.abort();
  }

  /** With a device, the wizard goes to reading it: its driver works, and it is plugged in. */
  open(device: string | undefined): void {
    const { step } = this.store.getState();
    if (device !== undefined) this.begin('read', device);
    else if (step === 'done') this.begin('driver', undefined);
  }

  /** As one of the program's first steps; resolves when it is done, or left by `endGuide`. */
  guide(): Promise<Outcome> {
    this.endGuide();
    this.open(undefined);
    this.store.setState({ isGuided: true });
    return new Promise((resolve) => {
      this.tellEnd = resolve;
    });
  }

  /** The first steps go on, or stop here if no device was set up; where there is none under way, nothing happens. */
  endGuide(): void {
    this.store.setState({ isGuided: false });
    this.tellEnd?.(this.store.getState().step === 'done' ? 'done' : 'left');
    this.tellEnd = undefined;
  }

  /** Begins with another device. */
  restart(): void {
    this.begin('insert', undefined);
  }

  goTo(step: StepId): void {
    this.store.setState({ step, installation: undefined });
  }

  choose(ref: string): void {
    if (ref === this.store.getState().chosen) return;
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

  private begin(step: StepId, chosen: string | undefined): void {
    const { devices, isGuided } = this.store.getState();
    const device = devices?.devices.find(({ ref }) => ref === chosen);
    this.store.setState({ ...FRESH, isGuided, step, devices, chosen, device }, true);
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

  /** The chosen device may come back by another library, which knows it by another ref. */
  private seeDevices(devices: DeviceReport): void {
    const { chosen, device } = this.store.getState();
    const isChosen = ({ ref, serial }: FoundDevice) =>
      ref === chosen || (device !== undefined && serial !== '' && serial === device.serial);
    const found = devices.devices.find(isChosen);
    // The one that the wizard was opened for has gone before it was seen.
    const isLost = !found && chosen !== undefined && !device && devices.pending.length === 0;
    this.tell('devices', undefined, {
      devices,
      ...(found && { chosen: found.ref, device: found }),
      ...(isLost && { chosen: undefined, step: 'insert' }),
    });
  }

  private tell(what: Watched, fault: unknown, change: Partial<WizardState> = {}): void {
    this.store.setState(({ faults: { [what]: _, ...others } }) => ({
      ...change,
      faults: fault === undefined ? others : { ...others, [what]: toErrorRecord(fault) },
    }));
  }
}

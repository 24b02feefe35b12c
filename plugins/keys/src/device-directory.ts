import {
  type DeviceListing,
  type DeviceRef,
  type Disposable,
  type DriverProcesses,
  type DriverTrouble,
  type Emitter,
  type Key,
  type KeyDevice,
  type Localized,
  SealwrightError,
} from '@sealwright/core/api';
import { type DeviceNames, defaultName } from './device-names.ts';
import type { DriverFamily, DriverList, ListedDriver } from './driver-list.ts';
import { onePerDevice, twinsAmong } from './one-per-device.ts';
import { type DriverReading, readDriver } from './read-driver.ts';
import { SharedAnswer } from './shared-answer.ts';

/** Longest time that `devices` waits, in milliseconds. */
const PATIENCE = 2_000;

/** The libraries of a family, or why they are not known. */
interface Members {
  readonly drivers: readonly ListedDriver[];
  readonly errors: readonly unknown[];
}

/** A driver, and what it showed; nothing where it has not answered. */
interface Answer {
  readonly driver: ListedDriver;
  readonly reading: DriverReading | undefined;
}

/** A device that several libraries show. */
export interface SharedDevice {
  readonly name: Localized;
  /** The one that is used first. */
  readonly libraries: readonly Localized[];
}

/**
 * The devices and keys of all drivers. Each driver is asked by itself, once at a time, and its last answer holds until
 * something is known to have happened to it: a token came or went, its process ended, its libraries changed.
 */
export class DeviceDirectory implements Disposable {
  private readonly list: DriverList;
  private readonly processes: DriverProcesses;
  private readonly names: DeviceNames;
  private readonly patience: number;
  private readonly changes: Emitter<void>;
  private readonly families = new Map<string, SharedAnswer<Members>>();
  private readonly drivers = new Map<string, SharedAnswer<DriverReading>>();
  private readonly listening: readonly Disposable[];

  constructor(
    list: DriverList,
    processes: DriverProcesses,
    names: DeviceNames,
    changes: Emitter<void>,
    patience = PATIENCE,
  ) {
    this.list = list;
    this.processes = processes;
    this.names = names;
    this.changes = changes;
    this.patience = patience;
    this.listening = [
      processes.onDidRestart(({ driver }) => this.restarted(driver)),
      processes.onDidChangeTokens(({ driver }) => this.forget(driver)),
    ];
  }

  /** As `Keys.devices`. */
  async devices(): Promise<DeviceListing> {
    const families = this.list.families();
    const until = performance.now() + this.patience;
    await Promise.all(families.map((family) => this.look(family, until)));
    return this.listingOf(families.flatMap((family) => this.told(family)));
  }

  /** The same, however long the drivers take: none is pending. */
  async complete(): Promise<DeviceListing> {
    const asked = this.list.families().map(async (family): Promise<Answer[]> => {
      const { drivers, errors } = await this.family(family).fresh();
      const answers = drivers.map(async (driver) => ({ driver, reading: await this.driver(driver.id).fresh() }));
      return [...(await Promise.all(answers)), ...failed(family, errors)];
    });
    return this.listingOf((await Promise.all(asked)).flat());
  }

  /** The devices that more than one driver shows, as far as all have answered; `devices` lists each of them once. */
  async shared(): Promise<readonly SharedDevice[]> {
    await this.devices();
    const answers = this.list.families().flatMap((family) => this.told(family));
    const titles = new Map(answers.map(({ driver: { id, title } }) => [id, title]));
    const devices = this.named(answers, await this.names.read());
    return twinsAmong(devices).map((twins) => {
      const [used] = onePerDevice(twins);
      const inUse = [...twins].sort((one, other) => Number(other === used) - Number(one === used));
      const libraries = inUse.flatMap(({ driver }) => titles.get(driver) ?? []);
      return { name: (used ?? twins[0]!).name, libraries };
    });
  }

  /** The key of just this ref, without asking other drivers than its own. */
  async exact(ref: string): Promise<Key | undefined> {
    const belongsTo = (id: string) => ref.startsWith(`${id}:`);
    const family = this.list.families().find(({ id }) => belongsTo(id) || ref.startsWith(`${id}/`));
    if (!family) return undefined;
    // Without asking anew: a document that is being stamped looks for its key all the time.
    const { drivers } = await this.family(family).known();
    const driver = drivers.find(({ id }) => belongsTo(id));
    if (!driver) return undefined;
    const { devices } = await this.driver(driver.id).known();
    return devices.flatMap(({ keys }) => keys).find((key) => key.ref === ref);
  }

  /** What a device is called, without asking other drivers than its own. */
  async nameOf({ driver: id, token }: DeviceRef): Promise<Localized | undefined> {
    const family = this.list.families().find((each) => id === each.id || id.startsWith(`${each.id}/`));
    const { drivers } = family ? await this.family(family).known() : { drivers: [] };
    const driver = drivers.find((each) => each.id === id);
    const device = { token, ref: `${id}:${token.id}` };
    return driver && nameOf(device, driver, await this.names.read());
  }

  /** Something happened to a driver or one of its libraries. */
  forget(driver: string): void {
    this.drivers.get(driver)?.forget();
    this.families.get(driver)?.forget();
    this.changes.fire();
  }

  /** Drivers were added, or went. */
  forgetAll(): void {
    for (const answer of [...this.families.values(), ...this.drivers.values()]) answer.forget();
    this.changes.fire();
  }

  dispose(): void {
    for (const subscription of this.listening) void subscription.dispose();
  }

  /** A reading that is under way fails by it, or is the new process's: nobody asks a library that crashes over and over. */
  private restarted(driver: string): void {
    this.drivers.get(driver)?.forgetLast();
    this.changes.fire();
  }

  private async look(family: DriverFamily, until: number): Promise<void> {
    const members = await this.family(family).soon(this.patience, until);
    await Promise.all((members?.drivers ?? []).map(({ id }) => this.driver(id).soon(this.patience, until)));
  }

  private told(family: DriverFamily): readonly Answer[] {
    const members = this.family(family).tell();
    if (!members) return [{ driver: asDriver(family), reading: undefined }];
    const answers = members.drivers.map((driver) => ({ driver, reading: this.driver(driver.id).tell() }));
    return [...answers, ...failed(family, members.errors)];
  }

  private async listingOf(answers: readonly Answer[]): Promise<DeviceListing> {
    const given = await this.names.read();
    return {
      devices: onePerDevice(this.named(answers, given)),
      troubles: troublesOf(answers),
      pending: answers.filter(({ reading }) => !reading).map(({ driver: { id, title } }) => ({ driver: id, title })),
    };
  }

  private named(answers: readonly Answer[], given: Awaited<ReturnType<DeviceNames['read']>>): readonly KeyDevice[] {
    return answers.flatMap(({ driver, reading }) =>
      (reading?.devices ?? []).map((device): KeyDevice => ({ ...device, name: nameOf(device, driver, given) })),
    );
  }

  private family({ id }: DriverFamily): SharedAnswer<Members> {
    const ask = async (): Promise<Members> => {
      try {
        return { drivers: await this.list.members(id), errors: [] };
      } catch (error) {
        return { drivers: [], errors: [error] };
      }
    };
    return shared(this.families, id, () => new SharedAnswer(ask, () => this.changes.fire()));
  }

  private driver(id: string): SharedAnswer<DriverReading> {
    const ask = () => readDriver(this.processes, id);
    return shared(this.drivers, id, () => new SharedAnswer(ask, () => this.changes.fire()));
  }
}

function troublesOf(answers: readonly Answer[]): readonly DriverTrouble[] {
  return answers.flatMap(({ driver: { id, title }, reading }) =>
    (reading?.errors ?? []).map((error) => ({ driver: id, title, error, quarantined: isQuarantine(error) })),
  );
}

const isQuarantine = (error: unknown) => error instanceof SealwrightError && error.code === 'driver.quarantined';

const asDriver = ({ id, data: { title } }: DriverFamily): ListedDriver => ({ id, title, isLibrary: false });

/** The family itself, where it could not tell its libraries. */
function failed(family: DriverFamily, errors: readonly unknown[]): readonly Answer[] {
  return errors.length === 0 ? [] : [{ driver: asDriver(family), reading: { devices: [], errors } }];
}

function shared<T>(known: Map<string, SharedAnswer<T>>, id: string, make: () => SharedAnswer<T>): SharedAnswer<T> {
  const answer = known.get(id) ?? make();
  known.set(id, answer);
  return answer;
}

/** As its user named it, else by default. */
function nameOf(
  device: Pick<KeyDevice, 'token' | 'ref'>,
  driver: ListedDriver,
  given: Awaited<ReturnType<DeviceNames['read']>>,
): Localized {
  const name = given(device);
  return name === undefined ? defaultName(device, driver) : { 'zh-CN': name, en: name };
}

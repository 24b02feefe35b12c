import {
  anyOf,
  type Event,
  type Key,
  type KeyDevice,
  type Keys,
  type PinTask,
  type PluginAdmin,
  type PointReader,
  reportTrouble,
  type TokenDriverData,
  TokenRemoved,
} from '@sealwright/core/api';
import type { DeviceBoard, ShownCertificate, ShownDevice } from './common-devices-rpc.ts';
import { OFFERS } from './common-offers.ts';

/** The devices for the page, and what it does with one that it showed. */
export class DeviceDesk {
  /** Fires when `board` may have changed. */
  readonly onDidChange: Event<void>;
  private readonly keys: Keys;
  private readonly plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>;
  private readonly drivers: PointReader<TokenDriverData, undefined>;
  private shown: ReadonlyMap<string, KeyDevice> = new Map();

  constructor(
    keys: Keys,
    plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>,
    drivers: PointReader<TokenDriverData, undefined>,
  ) {
    this.keys = keys;
    this.plugins = plugins;
    this.drivers = drivers;
    this.onDidChange = anyOf(keys.onDidChange, plugins.onDidChange);
  }

  async board(): Promise<DeviceBoard> {
    const { devices, troubles, pending } = await this.keys.devices();
    this.shown = new Map(devices.map((device) => [device.ref, device]));
    return {
      devices: devices.map((device) => toShown(device, this.isSoftware(device))),
      troubles: troubles.map(reportTrouble),
      pending,
      offers: this.offers(),
    };
  }

  async rename(ref: string, name: string | null): Promise<void> {
    await this.keys.rename(this.device(ref), name ?? undefined);
  }

  async setPin(ref: string, task: PinTask, signal: AbortSignal): Promise<void> {
    await this.keys.setPin(this.device(ref), task, signal);
  }

  private device(ref: string): KeyDevice {
    const device = this.shown.get(ref);
    if (!device) throw TokenRemoved({ token: ref });
    return device;
  }

  /** `driver` may name a library of its: `netca/opensc`. */
  private isSoftware({ driver }: KeyDevice): boolean {
    return this.drivers.get(driver.split('/')[0]!)?.data.software === true;
  }

  private offers(): string[] {
    const contributed = this.plugins
      .list()
      .filter(({ state }) => state !== 'disabled' && state !== 'failed')
      .flatMap(({ contributes }) => contributes.map(({ id }) => id));
    return Object.values(OFFERS).filter((id) => contributed.includes(id));
  }
}

function toShown({ keys, ...device }: KeyDevice, isSoftware: boolean): ShownDevice {
  return { ...device, isSoftware, certificates: keys.map(toCertificate).sort(inOrder) };
}

function toCertificate({ ref, usage, algorithm, certificate }: Key): ShownCertificate {
  return { ref, usage, algorithm, certificate };
}

/** By holder and kind of key, the newest first, the signing certificate before its encryption certificate. */
function inOrder(a: ShownCertificate, b: ShownCertificate): number {
  const holder = compare(a.certificate.subject, b.certificate.subject) || compare(a.algorithm.kind, b.algorithm.kind);
  if (holder !== 0) return holder;
  if (a.usage !== b.usage) return a.usage === 'signing' ? -1 : 1;
  return b.certificate.notBefore.getTime() - a.certificate.notBefore.getTime() || compare(a.ref, b.ref);
}

const { compare } = new Intl.Collator('zh-CN');

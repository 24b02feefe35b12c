import {
  type KeyDevice,
  type Keys,
  type PointReader,
  reportTrouble,
  type TokenDriverData,
  TokenRemoved,
} from '@sealwright/core/api';
import type { DeviceReport, DriverReport, FoundDevice } from './common-device-init-rpc.ts';

/** What the wizard shows of keys. Software keys are no devices: nobody plugs them in. */
export class DeviceReports {
  private readonly keys: Keys;
  private readonly drivers: PointReader<TokenDriverData, undefined>;
  private usable: string | undefined;

  constructor(keys: Keys, drivers: PointReader<TokenDriverData, undefined>) {
    this.keys = keys;
    this.drivers = drivers;
  }

  async devices(): Promise<DeviceReport> {
    const { devices, troubles, pending } = await this.keys.devices();
    return {
      devices: devices.filter(this.isHardware).map(foundDevice),
      troubles: troubles.filter(this.isHardware).map(reportTrouble),
      pending: pending.filter(this.isHardware),
    };
  }

  /** Several drivers may know the same USB key: one that reaches it is enough. */
  async libraries(): Promise<DriverReport> {
    const reports = await this.keys.libraries();
    const usb = new Map<string, DriverReport['usb'][number]>();
    for (const finding of reports.flatMap((report) => report.usb)) {
      const numbers = `${finding.vendor}:${finding.product}`;
      if (!usb.has(numbers) || !finding.problem) usb.set(numbers, finding);
    }
    const libraries = reports.flatMap((report) => report.libraries);
    this.notice(libraries);
    return {
      libraries,
      usb: [...usb.values()],
      usbKnown: reports.some(({ usbKnown }) => usbKnown),
    };
  }

  /** `token.removed`. */
  async device(ref: string): Promise<KeyDevice> {
    const { devices } = await this.keys.devices();
    const device = devices.find((each) => each.ref === ref);
    if (!device) throw TokenRemoved({ token: ref.split(':').at(-1) ?? ref });
    return device;
  }

  /** No event tells that a library was installed: the keys behind a new one are looked for when it is seen. */
  private notice(libraries: DriverReport['libraries']): void {
    const usable = JSON.stringify(libraries.filter(({ problem }) => !problem).map(({ file }) => file));
    if (usable === this.usable) return;
    this.usable = usable;
    void this.keys.list().catch(() => {});
  }

  /** `driver` may name a library of its: `netca/opensc`. */
  private readonly isHardware = ({ driver }: { readonly driver: string }): boolean =>
    this.drivers.get(driver.split('/')[0]!)?.data.software !== true;
}

function foundDevice({ ref, name, token: { serial }, pin, keys }: KeyDevice): FoundDevice {
  const signingFirst = [...keys].sort((one, other) => other.usage.localeCompare(one.usage));
  const certificates = signingFirst.map(({ ref, usage, algorithm, certificate }) => {
    return { ref, usage, algorithm, certificate };
  });
  return { ref, name, serial, ...(pin && { pin }), certificates };
}

import { anyOf, type Keys, type RpcImplementation, reportChanges, type Seals } from '@sealwright/core/api';
import type { deviceInitRpc, NewDevice } from './common-device-init-rpc.ts';
import type { DeviceReports } from './device-reports.ts';
import { everySoOften } from './every-so-often.ts';
import type { KnownDevices } from './known-devices.ts';
import type { NewDeviceNotice } from './new-device-notice.ts';
import { foundSeal } from './seal-report.ts';

/** Milliseconds between two looks at libraries and USB devices. */
const LOOK_EVERY = 2_000;

export interface DeviceInitParts {
  readonly keys: Keys;
  readonly seals: Seals;
  readonly reports: DeviceReports;
  readonly known: KnownDevices;
  /** Missing without windows. */
  readonly notice: NewDeviceNotice | undefined;
}

/** What the wizard's view asks for; see `deviceInitRpc`. */
export function deviceInitCalls(parts: DeviceInitParts): RpcImplementation<typeof deviceInitRpc> {
  const { keys, seals, reports, known, notice } = parts;
  return {
    watchNew: (context) => reportChanges(anyOf(keys.onDidChange, known.onDidFinish), () => newDevices(parts), context),
    watchDevices: (context) => {
      const watch = () => reportChanges(keys.onDidChange, () => reports.devices(), context);
      return notice ? notice.without(watch) : watch();
    },
    watchDrivers: (context) => reportChanges(everySoOften(LOOK_EVERY), () => reports.libraries(), context),
    watchSeals: (ref, context) => {
      const inspect = async () => (await seals.inspect(await reports.device(ref))).map(foundSeal);
      return reportChanges(seals.onDidChange, inspect, context);
    },
    readPrivateSeals: async (ref, { signal }) => {
      await seals.readPrivate(await reports.device(ref), signal);
    },
    rename: async (ref, name) => keys.rename(await reports.device(ref), name.trim() || undefined),
    retryDriver: (driver) => keys.resetDriver(driver),
    finish: async (ref) => known.finish((await reports.device(ref)).token.serial),
  };
}

async function newDevices({ reports, known }: DeviceInitParts): Promise<NewDevice[]> {
  const [{ devices }, done] = [await reports.devices(), await known.done()];
  return devices.filter(({ serial }) => !done.has(serial)).map(({ ref, name }) => ({ ref, name }));
}

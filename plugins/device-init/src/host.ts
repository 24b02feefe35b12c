import {
  answerCalls,
  definePlugin,
  Keys,
  Seals,
  SetupSteps,
  TokenDrivers,
  ViewCalls,
  Workbench,
} from '@sealwright/core/api';
import { deviceInitRpc } from './common-device-init-rpc.ts';
import { deviceInitCalls } from './device-init-calls.ts';
import { DeviceReports } from './device-reports.ts';
import { deviceSetupStep } from './device-setup-step.ts';
import { KnownDevices } from './known-devices.ts';
import { NewDeviceNotice } from './new-device-notice.ts';

export default definePlugin({
  requires: { keys: Keys, seals: Seals },
  optional: { workbench: Workbench },
  points: { drivers: TokenDrivers },
  activate({ keys, seals, workbench, drivers, storage, log, own, contribute }) {
    const reports = new DeviceReports(keys, drivers);
    const known = new KnownDevices(storage);
    const onFault = (fault: unknown) => log.warn('new devices were not looked for', { reason: String(fault) });
    const notice = workbench && own(new NewDeviceNotice({ keys, reports, known, workbench, onFault }));
    const calls = deviceInitCalls({ keys, seals, reports, known, notice });
    own(contribute(ViewCalls, deviceInitRpc.name, answerCalls(deviceInitRpc, calls)));
    own(contribute(SetupSteps, 'device', deviceSetupStep(known)));
  },
});

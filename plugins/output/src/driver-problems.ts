import { type DriverTrouble, type Localized, reportTrouble } from '@sealwright/core/api';
import type { Problem } from './common-output-rpc.ts';

const DEVICES: Localized = { 'zh-CN': '我的设备', en: 'My devices' };
const DEVICES_COMMAND = 'device-list.open';

/** The drivers whose keys are not listed. `offers`: the commands that there are. */
export function driverProblems(troubles: readonly DriverTrouble[], offers: ReadonlySet<string>): readonly Problem[] {
  return troubles.map(reportTrouble).map(({ driver, title, error, quarantined }) => ({
    id: `key:${driver}`,
    severity: quarantined ? 'error' : 'warning',
    kind: 'key',
    subject: title,
    error,
    repairs: offers.has(DEVICES_COMMAND) ? [{ title: DEVICES, command: DEVICES_COMMAND }] : [],
  }));
}

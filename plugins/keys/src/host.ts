import {
  CliCommands,
  DriverProcesses,
  definePlugin,
  Emitter,
  Keys,
  KeysDidSetPin,
  PinEntry,
  SystemChecks,
  TokenDrivers,
  TokenLibraries,
} from '@sealwright/core/api';
import { checkCertificates } from './checks/check-certificates.ts';
import { checkDevices } from './checks/check-devices.ts';
import { checkLibraries } from './checks/check-libraries.ts';
import { DeviceDirectory } from './device-directory.ts';
import { DeviceNames } from './device-names.ts';
import { DriverList } from './driver-list.ts';
import { KeyService } from './key-service.ts';
import { ListKeys } from './list-keys.ts';
import { ListLibraries } from './list-libraries.ts';
import { SetPinCommand } from './set-pin-command.ts';

export default definePlugin({
  requires: { processes: DriverProcesses, pinEntry: PinEntry },
  points: { contributions: TokenDrivers, libraries: TokenLibraries },
  hooks: { didSetPin: KeysDidSetPin },
  activate({ processes, pinEntry, contributions, libraries, didSetPin, storage, log, own, provide, contribute }) {
    const changes = new Emitter<void>(() => log.error('a listener of key changes failed'));
    const drivers = own(new DriverList(contributions, libraries, processes, log, (family) => directory.forget(family)));
    const names = new DeviceNames(storage);
    const directory = own(new DeviceDirectory(drivers, processes, names, changes));
    own(contributions.onDidChange(() => directory.forgetAll()));
    own(libraries.onDidChange(() => directory.forgetAll()));
    const keys = own(new KeyService({ drivers, directory, names, processes, pinEntry, didSetPin, changes, log }));
    own(provide(Keys, keys));
    own(contribute(SystemChecks, 'keys.libraries', { check: () => checkLibraries(keys, () => directory.shared()) }));
    own(contribute(SystemChecks, 'keys.devices', { check: () => checkDevices(keys) }));
    own(contribute(SystemChecks, 'keys.certificates', { check: () => checkCertificates(keys) }));
    own(contribute(CliCommands, 'keys-list', new ListKeys(directory)));
    own(contribute(CliCommands, 'keys-libraries', new ListLibraries(keys)));
    own(contribute(CliCommands, 'keys-change-pin', new SetPinCommand(directory, keys, 'change')));
    own(contribute(CliCommands, 'keys-unblock-pin', new SetPinCommand(directory, keys, 'unblock')));
  },
});

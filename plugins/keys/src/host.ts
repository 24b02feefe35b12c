import {
  CliCommands,
  DriverProcesses,
  definePlugin,
  Emitter,
  Keys,
  PinEntry,
  TokenDrivers,
  TokenLibraries,
} from '@sealwright/core/api';
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
  activate({ processes, pinEntry, contributions, libraries, storage, log, own, provide, contribute }) {
    const changes = new Emitter<void>(() => log.error('a listener of key changes failed'));
    const drivers = own(new DriverList(contributions, libraries, processes, log, (family) => directory.forget(family)));
    const names = new DeviceNames(storage);
    const directory = own(new DeviceDirectory(drivers, processes, names, changes));
    own(contributions.onDidChange(() => directory.forgetAll()));
    own(libraries.onDidChange(() => directory.forgetAll()));
    const keys = own(new KeyService({ drivers, directory, names, processes, pinEntry, changes, log }));
    own(provide(Keys, keys));
    own(contribute(CliCommands, 'keys-list', new ListKeys(directory)));
    own(contribute(CliCommands, 'keys-libraries', new ListLibraries(keys)));
    own(contribute(CliCommands, 'keys-change-pin', new SetPinCommand(directory, keys, 'change')));
    own(contribute(CliCommands, 'keys-unblock-pin', new SetPinCommand(directory, keys, 'unblock')));
  },
});

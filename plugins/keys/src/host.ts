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
import { DriverList } from './driver-list.ts';
import { KeyDirectory } from './key-directory.ts';
import { KeyService } from './key-service.ts';
import { ListKeys } from './list-keys.ts';

export default definePlugin({
  requires: { processes: DriverProcesses, pinEntry: PinEntry },
  points: { drivers: TokenDrivers, libraries: TokenLibraries },
  activate({ processes, pinEntry, drivers, libraries, log, own, provide, contribute }) {
    const changes = new Emitter<void>(() => log.error('a listener of key changes failed'));
    own(drivers.onDidChange(() => changes.fire()));
    own(libraries.onDidChange(() => changes.fire()));
    own(processes.onDidRestart(() => changes.fire()));
    own(processes.onDidChangeTokens(() => changes.fire()));
    const list = own(new DriverList(drivers, libraries, processes, () => changes.fire()));
    const directory = new KeyDirectory(list, processes);
    const keys = own(new KeyService(directory, processes, pinEntry, changes.event, log));
    own(provide(Keys, keys));
    own(contribute(CliCommands, 'keys-list', new ListKeys(directory, processes)));
  },
});

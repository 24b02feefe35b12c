import {
  CliCommands,
  DriverProcesses,
  definePlugin,
  Emitter,
  Keys,
  PinEntry,
  TokenDrivers,
} from '@sealwright/core/api';
import { KeyDirectory } from './key-directory.ts';
import { KeyService } from './key-service.ts';
import { ListKeys } from './list-keys.ts';

export default definePlugin({
  requires: { processes: DriverProcesses, pinEntry: PinEntry },
  points: { drivers: TokenDrivers },
  activate({ processes, pinEntry, drivers, log, own, provide, contribute }) {
    const changes = new Emitter<void>(() => log.error('a listener of key changes failed'));
    own(drivers.onDidChange(() => changes.fire()));
    own(processes.onDidRestart(() => changes.fire()));
    const directory = new KeyDirectory(drivers, processes);
    const keys = own(new KeyService(directory, processes, pinEntry, changes.event, log));
    own(provide(Keys, keys));
    own(contribute(CliCommands, 'keys-list', new ListKeys(directory, processes)));
  },
});

import { CliCommands, DriverProcesses, definePlugin, SealSources, TokenLibraries } from '@sealwright/core/api';
import { ListLibraries } from './list-libraries.ts';
import { thisSystem } from './system-places.ts';
import { TokenSeals } from './token-seals.ts';
import { VendorLibraries } from './vendor-libraries.ts';

const DRIVER = 'netca';

export default definePlugin({
  requires: { processes: DriverProcesses },
  activate({ settings, storage, log, own, contribute, processes }) {
    const libraries = own(new VendorLibraries(settings, storage, log, thisSystem()));
    own(contribute(TokenLibraries, DRIVER, libraries));
    own(contribute(SealSources, DRIVER, new TokenSeals(DRIVER, libraries, processes, log)));
    own(contribute(CliCommands, 'key-libraries', new ListLibraries(libraries)));
  },
});

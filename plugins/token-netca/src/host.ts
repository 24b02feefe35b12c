import { CliCommands, definePlugin, TokenLibraries } from '@sealwright/core/api';
import { ListLibraries } from './list-libraries.ts';
import { thisSystem } from './system-places.ts';
import { VendorLibraries } from './vendor-libraries.ts';

export default definePlugin({
  activate({ settings, storage, log, own, contribute }) {
    const libraries = own(new VendorLibraries(settings, storage, log, thisSystem()));
    own(contribute(TokenLibraries, 'netca', libraries));
    own(contribute(CliCommands, 'key-libraries', new ListLibraries(libraries)));
  },
});

import { definePlugin, TokenLibraries } from '@sealwright/core/api';
import { InstalledLibraries, thisSystem } from '@sealwright/driver-kit/libraries';

export default definePlugin({
  activate({ settings, storage, log, own, contribute }) {
    const libraries = own(
      new InstalledLibraries({
        ...{ kind: 'skf', setting: 'token-skf.libraries', settings, storage, log, system: thisSystem() },
        quirks: ({ skf }) => ({ ...(skf && { skf }) }),
      }),
    );
    own(contribute(TokenLibraries, 'skf', libraries));
  },
});

import { definePlugin, TokenLibraries } from '@sealwright/core/api';
import { InstalledLibraries, thisSystem } from '@sealwright/driver-kit/libraries';

export default definePlugin({
  activate({ settings, storage, log, own, contribute }) {
    const libraries = own(
      new InstalledLibraries({
        ...{ kind: 'pkcs11', setting: 'token-netca.libraries', settings, storage, log, system: thisSystem() },
        quirks: ({ sm2, pinPerSignature }) => ({ ...(sm2 && { sm2 }), ...(pinPerSignature && { pinPerSignature }) }),
      }),
    );
    own(contribute(TokenLibraries, 'netca', libraries));
  },
});

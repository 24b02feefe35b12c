import { CliCommands, DriverProcesses, definePlugin, SealSources, TokenLibraries } from '@sealwright/core/api';
import { InstalledLibraries, ListLibraries, thisSystem } from '@sealwright/driver-kit/libraries';
import { TokenSeals } from './token-seals.ts';

const DRIVER = 'netca';

export default definePlugin({
  requires: { processes: DriverProcesses },
  activate({ settings, storage, log, own, contribute, processes }) {
    const libraries = own(
      new InstalledLibraries({
        ...{ kind: 'pkcs11', setting: 'token-netca.libraries', settings, storage, log, system: thisSystem() },
        quirks: ({ sm2, pinPerSignature }) => ({ ...(sm2 && { sm2 }), ...(pinPerSignature && { pinPerSignature }) }),
      }),
    );
    own(contribute(TokenLibraries, DRIVER, libraries));
    own(contribute(SealSources, DRIVER, new TokenSeals(DRIVER, libraries, processes, log)));
    own(contribute(CliCommands, 'key-libraries', new ListLibraries(libraries)));
  },
});

import {
  AuditLog,
  CliCommands,
  definePlugin,
  Keys,
  Licence,
  SampleLicence,
  SetupSteps,
  SystemChecks,
  TokenDrivers,
  ViewCalls,
  Workbench,
} from '@sealwright/core/api';
import { answerLicence } from './answer-licence.ts';
import { importLicence, showLicence } from './cli-licence.ts';
import { licenceRpc } from './common-licence-rpc.ts';
import { EndingNotice } from './ending-notice.ts';
import { ISSUERS } from './issuers.ts';
import { licenceCheck } from './licence-check.ts';
import { LicenceKeeper } from './licence-keeper.ts';
import { licenceSetupStep } from './licence-setup-step.ts';
import { LicenceStores } from './licence-stores.ts';
import { machineHash } from './machine-identity.ts';
import { pluggedSerials } from './plugged-serials.ts';

/** [License] Product of the licences that are for this program. */
const PRODUCT = 'ibox-terminal';

export default definePlugin({
  requires: { keys: Keys },
  optional: { audit: AuditLog, sample: SampleLicence, workbench: Workbench },
  points: { drivers: TokenDrivers },
  activate({ keys, audit, sample, workbench, drivers, plugin, storage, log, own, provide, contribute }) {
    const onFault = (fault: unknown) => log.warn('beside the import of a licence', { reason: String(fault) });
    let machine: ReturnType<typeof machineHash> | undefined;
    const here = {
      product: PRODUCT,
      version: plugin.version,
      now: Date.now,
      machine: () => {
        machine ??= machineHash();
        return machine;
      },
      plugged: () => pluggedSerials(keys, drivers),
    };
    const stores = new LicenceStores(storage);
    const keeper = new LicenceKeeper({ stores, issuers: ISSUERS, here, sample, audit, onFault });
    if (workbench) own(new EndingNotice({ keeper, seen: stores.seen, workbench, now: here.now, onFault }));
    // Others judge by it; what imports stays here.
    own(provide(Licence, { status: () => keeper.status(), onDidChange: keeper.onDidChange }));
    own(contribute(ViewCalls, licenceRpc.name, answerLicence(keeper)));
    own(contribute(SetupSteps, 'licence', licenceSetupStep(keeper)));
    own(contribute(SystemChecks, 'licence', licenceCheck(keeper)));
    own(contribute(CliCommands, 'licence-show', { run: (invocation) => showLicence(keeper, invocation) }));
    own(contribute(CliCommands, 'licence-import', { run: (invocation) => importLicence(keeper, invocation) }));
  },
});

import { answerCalls, type CallHandler, reportChanges } from '@sealwright/core/api';
import { licenceRpc } from './common-licence-rpc.ts';
import type { LicenceKeeper } from './licence-keeper.ts';

/** The calls of this plugin's view; see `licenceRpc`. */
export function answerLicence(keeper: LicenceKeeper): CallHandler {
  return answerCalls(licenceRpc, {
    watch: (context) => reportChanges(keeper.onDidChange, () => keeper.report(), context),
    read: (path) => keeper.read(path),
    readSample: () => keeper.readSample(),
    install: (file, options) => keeper.install(file, options),
  });
}

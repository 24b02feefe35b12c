import { join } from 'node:path';
import {
  AuditLog,
  answerCalls,
  anyOf,
  CliCommands,
  definePlugin,
  Keys,
  Licence,
  PluginAdmin,
  SetupSteps,
  SystemChecks,
  TokenDrivers,
  UpdateInstaller,
  ViewCalls,
  Workbench,
} from '@sealwright/core/api';
import { checkAtStart } from './check-at-start.ts';
import { cliUpdateCheck } from './cli-update-check.ts';
import { updatesRpc } from './common-updates-rpc.ts';
import { builtInKeys } from './feed/update-keys.ts';
import { pluggedKeys } from './plugged-keys.ts';
import { updateCalls } from './update-calls.ts';
import { UpdateDesk } from './update-desk.ts';
import { UpdateMemory } from './update-memory.ts';
import { updateSetupStep } from './update-setup-step.ts';
import { updateSource } from './update-source.ts';
import { updateSystemCheck } from './update-system-check.ts';

const now = () => new Date();

export default definePlugin({
  requires: { admin: PluginAdmin },
  optional: { audit: AuditLog, installer: UpdateInstaller, keys: Keys, licence: Licence, workbench: Workbench },
  points: { drivers: TokenDrivers },
  activate({ admin, audit, installer, keys, licence, workbench, drivers, settings, storage, log, own, contribute }) {
    const memory = new UpdateMemory(storage);
    const asking = {
      current: admin.engine,
      system: { os: process.platform, arch: process.arch },
      source: () => updateSource({ settings, licence, log }),
      keys: builtInKeys,
      installer,
      memory,
      now,
    };
    const desk = new UpdateDesk({
      ...asking,
      pluggedKeys: () => pluggedKeys(keys, drivers),
      folder: async () => join(await storage.folder(), 'packages'),
      audit,
      log,
    });
    const onFault = (fault: unknown) => log.warn('updates were not looked for', { reason: String(fault) });
    const starting = checkAtStart({ desk, memory, settings, workbench, now }).catch(onFault);
    own({
      async dispose() {
        await desk.dispose();
        await starting;
      },
    });

    const forget = () => void desk.forget().catch(onFault);
    own(settings.onDidChange(({ key }) => key !== 'update.checkAtStart' && forget()));
    if (licence) own(licence.onDidChange(forget));
    const onDidChange = keys ? anyOf(desk.onDidChange, keys.onDidChange) : desk.onDidChange;

    own(contribute(ViewCalls, updatesRpc.name, answerCalls(updatesRpc, updateCalls(desk, onDidChange))));
    own(contribute(SetupSteps, 'update', updateSetupStep(memory)));
    own(contribute(SystemChecks, 'update', updateSystemCheck(asking)));
    own(contribute(CliCommands, 'update-check', { run: (invocation) => cliUpdateCheck(asking, invocation) }));
  },
});

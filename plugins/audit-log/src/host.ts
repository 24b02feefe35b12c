import {
  AuditLog,
  type AuditRecord,
  CliCommands,
  DocumentFiles,
  DocumentsDidOpen,
  DocumentsDidSave,
  definePlugin,
  Keys,
  KeysDidSetPin,
  PluginAdmin,
  SettingsAdmin,
  SigningDidFail,
  SigningDidSign,
  ViewCalls,
} from '@sealwright/core/api';
import { answerAudit } from './answer-audit.ts';
import { AuditDesk } from './audit-desk.ts';
import { exportAudit, listAudit, signCheckpoint, verifyAudit } from './cli-audit.ts';
import { auditRpc } from './common-audit-rpc.ts';
import { notSigned, opened, pinSet, saved, signed } from './event-records.ts';
import { cheapDigest } from './file-digest.ts';
import { StateWatch } from './state-watch.ts';

export default definePlugin({
  requires: { keys: Keys, files: DocumentFiles, settingsAdmin: SettingsAdmin, plugins: PluginAdmin },
  activate({ keys, files, plugins, settingsAdmin, storage, log, own, provide, contribute, tap }) {
    const desk = new AuditDesk({ folder: () => storage.folder(), keys, files });
    const onFault = (fault: unknown) => log.error('an entry of the audit log is missing', { reason: String(fault) });
    // Whoever has signed or opened something has done so, even where it cannot be written down.
    const write = (record: AuditRecord) => desk.record(record).catch(onFault);
    own(provide(AuditLog, { record: (record) => desk.record(record) }));
    own(tap(SigningDidSign, async (result) => write(signed(result, await cheapDigest(result.output)))));
    own(tap(SigningDidFail, (failed) => write(notSigned(failed))));
    own(tap(DocumentsDidOpen, async (document) => write(opened(document, await cheapDigest(document.source)))));
    own(tap(DocumentsDidSave, async (document) => write(saved(document, await cheapDigest(document.source)))));
    own(tap(KeysDidSetPin, (setting) => write(pinSet(setting))));
    own(new StateWatch({ plugins, settings: settingsAdmin, storage, audit: desk, onFault }));
    own(contribute(ViewCalls, auditRpc.name, answerAudit(desk, keys)));
    own(contribute(CliCommands, 'audit-list', { run: (invocation) => listAudit(desk, invocation) }));
    own(contribute(CliCommands, 'audit-export', { run: (invocation) => exportAudit(desk, invocation) }));
    own(contribute(CliCommands, 'audit-verify', { run: (invocation) => verifyAudit(desk, invocation) }));
    own(contribute(CliCommands, 'audit-checkpoint', { run: (invocation) => signCheckpoint(desk, invocation) }));
  },
});

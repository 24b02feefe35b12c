import {
  answerCalls,
  type CallHandler,
  type Key,
  type KeyDevice,
  type Keys,
  reportChanges,
} from '@sealwright/core/api';
import type { AuditDesk } from './audit-desk.ts';
import { auditRpc, type SigningKey } from './common-audit-rpc.ts';

/** The calls of this plugin's view; see `auditRpc`. */
export function answerAudit(desk: AuditDesk, keys: Pick<Keys, 'devices'>): CallHandler {
  return answerCalls(auditRpc, {
    list: ({ filter, before, limit }, { signal }) => desk.list(filter, limit, before, signal),
    watch: (context) => reportChanges(desk.onDidWrite, async () => null, context),
    check: ({ signal }) => desk.check(signal),
    export: async (order, { signal }) => void (await desk.export(order, signal)),
    checkFile: (path, { signal }) => desk.checkFile(path, signal),
    keys: async () =>
      (await keys.devices()).devices.flatMap((device) => device.keys.flatMap((key) => choiceOf(device, key))),
    checkpoint: (key, { signal }) => desk.signCheckpoint(key, signal),
    beginAnew: () => desk.beginAnew(),
  });
}

function choiceOf({ name }: KeyDevice, { ref, usage, certificate }: Key): SigningKey[] {
  return usage === 'signing' ? [{ ref, holder: certificate.subject, device: name }] : [];
}

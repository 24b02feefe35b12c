import type { AuditLog, HookCaller, SendingVoucher, Voucher } from '@sealwright/core/api';
import type { HandIn } from '../documents/hand-in.ts';
import type { VoucherDocuments } from '../documents/voucher-documents.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import type { LocalVouchers } from '../vouchers/local-vouchers.ts';
import type { VoucherMemory } from '../vouchers/voucher-memory.ts';
import { sendingVoucher } from './action-desk.ts';
import type { Place, QueueRecord } from './queue-record.ts';

export interface AfterActionParts {
  readonly didSend: HookCaller<'observe', SendingVoucher>;
  readonly audit?: AuditLog | undefined;
  readonly locals: LocalVouchers;
  readonly memory: VoucherMemory;
  readonly shelf: FileShelf;
  readonly handIn: () => Pick<HandIn, 'handed'> | undefined;
  readonly shown: () => Pick<VoucherDocuments, 'restored' | 'acted' | 'arrived'>;
}

/** What the audit log is told of, and how it is called there. */
const AUDITED = {
  send: { 'zh-CN': '发送', en: 'sent' },
  submit: { 'zh-CN': '发起', en: 'submitted' },
  create: { 'zh-CN': '提交到平台', en: 'handed to the platform' },
  sign: { 'zh-CN': '提交签署', en: 'handed in signed' },
  reject: { 'zh-CN': '拒签', en: 'declined' },
  withdraw: { 'zh-CN': '撤回', en: 'withdrawn' },
} as const;

/** What follows from an action that was carried out, now or after a restart. */
export function afterAction(parts: AfterActionParts): (record: QueueRecord, voucher: Voucher) => Promise<void> {
  const { locals, memory, shelf, shown } = parts;
  return async ({ kind, place, task, voucher: id }, voucher) => {
    if (kind === 'delete') {
      await memory.forget(place, id);
      await shelf.forget(place, id);
    }
    if (task.kind === 'sign' && task.document !== undefined) await parts.handIn()?.handed(task.document, task.file);
    if (kind === 'create') {
      await shown().arrived(id, place, voucher);
      await locals.remove(id);
    }
    if (kind === 'restore') await shown().restored(place, voucher);
    else await shown().acted(place, voucher);
    const isSent = kind === 'send' || kind === 'submit' || (task.kind === 'create' && task.submitKey !== undefined);
    if (isSent) await parts.didSend.call(sentVoucher(place, voucher)).catch(() => {});
    // The log tells its own troubles.
    await tell(parts.audit, kind, voucher.name, voucher.id).catch(() => {});
  };
}

function sentVoucher(place: Place, voucher: Voucher): SendingVoucher {
  const pending = voucher.recipients.filter(({ state }) => state === 'pending').map(({ name }) => name);
  return { ...sendingVoucher(place, voucher), recipients: pending };
}

async function tell(audit: AuditLog | undefined, kind: string, name: string, id: string): Promise<void> {
  if (!Object.hasOwn(AUDITED, kind)) return;
  const words = AUDITED[kind as keyof typeof AUDITED];
  await audit?.record({
    event: `workflow-inbox.${kind}`,
    outcome: 'done',
    sentence: { 'zh-CN': `合同“${name}”已${words['zh-CN']}。`, en: `The contract "${name}" was ${words.en}.` },
    facts: [{ title: { 'zh-CN': '凭证号', en: 'Number' }, value: id, monospace: true }],
  });
}

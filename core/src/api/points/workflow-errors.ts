/** What a workflow source throws, and what its caller does then. */
import { defineError } from '../errors.ts';
import type { VoucherAction, VoucherState } from './workflow-vouchers.ts';

/** The caller tries again later, with the same key: nobody knows whether the action was carried out. */
export const WorkflowUnreachable = defineError<{ place: string; reason: string }>('workflow.unreachable', {
  'zh-CN': '无法连接 {place}。网络恢复后会自动继续，已做的工作不会丢失。',
  en: '{place} cannot be reached. Work goes on by itself when the network is back; nothing done so far is lost.',
});

/** The source leads nowhere yet: no licence with an address, no folder chosen. Thrown by `account` and all others. */
export const WorkflowNotConfigured = defineError<{ what: string; whatZh: string }>('workflow.not-configured', {
  'zh-CN': '还没有设置合同来源：{whatZh}',
  en: 'There is no source of contracts yet: {what}',
});

/** The caller tries again after `retryAfter` milliseconds, with the same key. */
export const WorkflowBusy = defineError<{ retryAfter: number }>('workflow.busy', {
  'zh-CN': '平台正忙，稍后会自动重试。',
  en: 'The platform is busy; this is tried again by itself in a moment.',
});

/** The caller asks its user for the PIN (设备验证), then tries again. */
export const WorkflowEntryRequired = defineError('workflow.entry-required', {
  'zh-CN': '请先用 Key 验证身份，再进入我的签署。',
  en: 'Prove who you are with your key first.',
});

export const WorkflowEntryRefused = defineError<{ reason: string }>('workflow.entry-refused', {
  'zh-CN': '平台没有接受这个证书：{reason}',
  en: 'The platform did not accept this certificate: {reason}',
});

/** The voucher is not as its user saw it. Shown, never merged. */
export const WorkflowConflict = defineError<{ voucher: string }>('workflow.conflict', {
  'zh-CN': '这份凭证已被他人更新，请查看最新状态后再操作。',
  en: 'This voucher was changed by somebody else. Look at its new state, then act again.',
});

export const WorkflowTransitionInvalid = defineError<{
  state: VoucherState;
  allowedActions: readonly VoucherAction[];
}>('workflow.transition-invalid', {
  'zh-CN': '凭证当前的状态不允许这样操作。',
  en: 'The voucher is in a state that does not allow this.',
});

/** The guide shows 发送 in the row of a contract that nobody has signed yet. */
export const WorkflowNotSigned = defineError('workflow.not-signed', {
  'zh-CN': '凭证尚未签署，请先盖章并提交签署，再发送。',
  en: 'This contract is not signed yet. Seal it and submit it, then send it.',
});

export const WorkflowNotRecipient = defineError('workflow.not-recipient', {
  'zh-CN': '这份凭证现在不由您办理。',
  en: 'It is not your turn with this voucher.',
});

export const WorkflowVoucherUnknown = defineError<{ voucher: string }>('workflow.voucher-unknown', {
  'zh-CN': '找不到凭证 {voucher}，它可能已被删除。',
  en: 'There is no voucher {voucher}; it may have been deleted.',
});

export const WorkflowExpired = defineError('workflow.expired', {
  'zh-CN': '凭证已过截止时间，不能再办理。',
  en: 'The deadline of this voucher has passed.',
});

/** The source looked at a handed-in file and said no; nothing of it was kept. */
export const WorkflowFileRefused = defineError<{ code: string; reason: string }>('workflow.file-refused', {
  'zh-CN': '平台没有接受文件：{reason}',
  en: 'The platform did not accept the file: {reason}',
});

export const WorkflowFileChanged = defineError('workflow.file-changed', {
  'zh-CN': '文件在传输期间有了新版本，将重新下载。',
  en: 'There is a newer version of the file; it is fetched again.',
});

/** What arrived is not what the source announced. */
export const WorkflowFileDamaged = defineError<{ name: string }>('workflow.file-damaged', {
  'zh-CN': '收到的文件“{name}”与平台公布的校验值不符，没有保存。',
  en: 'What arrived of “{name}” does not fit the announced digest; it was not kept.',
});

/** Anything else that the source refuses, in its own words. */
export const WorkflowRefused = defineError<{ code: string; reason: string }>('workflow.refused', {
  'zh-CN': '平台没有接受：{reason}',
  en: 'The platform did not accept this: {reason}',
});

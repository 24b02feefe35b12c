import type { Localized, RecipientRole, RecipientState, VoucherState } from '@sealwright/core/api';
import type { Tone } from '@sealwright/ui';

export const STATE_TITLES: Readonly<Record<VoucherState, Localized>> = {
  draft: { 'zh-CN': '草稿', en: 'Draft' },
  pendingReceive: { 'zh-CN': '待接收', en: 'To receive' },
  pendingSign: { 'zh-CN': '待签署', en: 'To sign' },
  signing: { 'zh-CN': '签署中', en: 'Signing' },
  signed: { 'zh-CN': '已签署', en: 'Signed' },
  sent: { 'zh-CN': '已发送', en: 'Sent' },
  completed: { 'zh-CN': '已完成', en: 'Completed' },
  rejected: { 'zh-CN': '已拒签', en: 'Declined' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
  voided: { 'zh-CN': '已作废', en: 'Voided' },
};

/** What is being worked on stands out in the colour of the seal. */
export const STATE_TONES: Readonly<Record<VoucherState, Tone>> = {
  draft: 'neutral',
  pendingReceive: 'info',
  pendingSign: 'info',
  signing: 'danger',
  signed: 'success',
  sent: 'info',
  completed: 'success',
  rejected: 'warning',
  withdrawn: 'neutral',
  expired: 'warning',
  voided: 'neutral',
};

export const ROLE_TITLES: Readonly<Record<RecipientRole, Localized>> = {
  signer: { 'zh-CN': '签署方', en: 'Signer' },
  approver: { 'zh-CN': '审批方', en: 'Approver' },
  cc: { 'zh-CN': '抄送方', en: 'Copy' },
};

export const RECIPIENT_STATES: Readonly<Record<RecipientState, Localized>> = {
  waiting: { 'zh-CN': '等待前一方', en: 'Waits for others' },
  pending: { 'zh-CN': '待接收', en: 'To be received' },
  received: { 'zh-CN': '已接收', en: 'Received' },
  signed: { 'zh-CN': '已签署', en: 'Signed' },
  sent: { 'zh-CN': '已发送', en: 'Sent' },
  rejected: { 'zh-CN': '已拒签', en: 'Declined' },
  informed: { 'zh-CN': '已抄送', en: 'Has a copy' },
};

/** By `VoucherEvent.type`; a type that is not here is shown as it is. */
export const EVENT_TITLES: Readonly<Record<string, Localized>> = {
  created: { 'zh-CN': '创建', en: 'Created' },
  changed: { 'zh-CN': '修改', en: 'Changed' },
  submitted: { 'zh-CN': '发起', en: 'Initiated' },
  received: { 'zh-CN': '接收', en: 'Received' },
  signed: { 'zh-CN': '签署', en: 'Signed' },
  restored: { 'zh-CN': '还原', en: 'Restored' },
  sent: { 'zh-CN': '发送', en: 'Sent' },
  completed: { 'zh-CN': '完成', en: 'Completed' },
  rejected: { 'zh-CN': '拒签', en: 'Declined' },
  withdrawn: { 'zh-CN': '撤回', en: 'Withdrawn' },
  reminded: { 'zh-CN': '催办', en: 'Reminded' },
  expired: { 'zh-CN': '过期', en: 'Expired' },
  voided: { 'zh-CN': '作废', en: 'Voided' },
  deleted: { 'zh-CN': '删除', en: 'Deleted' },
};

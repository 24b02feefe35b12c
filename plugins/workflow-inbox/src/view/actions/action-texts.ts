import type { Localized } from '@sealwright/core/api';
import type { ActionKind, QueuedAction } from '../../common-queued-action.ts';

/** What is done with a voucher, and what is asked and said about it. */
export const ACTION_TEXTS = {
  receive: { 'zh-CN': '接收', en: 'Receive' },
  sign: { 'zh-CN': '签署', en: 'Sign' },
  send: { 'zh-CN': '发送', en: 'Send' },
  reject: { 'zh-CN': '拒签', en: 'Decline' },
  view: { 'zh-CN': '查看', en: 'View' },
  restore: { 'zh-CN': '还原', en: 'Restore' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  remind: { 'zh-CN': '催办', en: 'Remind' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  saveCopy: { 'zh-CN': '另存副本…', en: 'Save a Copy…' },
  details: { 'zh-CN': '详情', en: 'Details' },
  copyNumber: { 'zh-CN': '复制凭证号', en: 'Copy the Number' },

  opening: { 'zh-CN': '正在打开“{name}”…', en: 'Opening "{name}"…' },
  sendTitle: { 'zh-CN': '确认发送', en: 'Send?' },
  sendTo: {
    'zh-CN': '“{name}”将发送给{recipients}。发送后不能再修改签章。',
    en: '"{name}" goes to {recipients}. Seals cannot be changed after that.',
  },
  sendBack: {
    'zh-CN': '“{name}”将发送给发起方{recipients}。发送后不能再修改签章。',
    en: '"{name}" goes to its initiator {recipients}. Seals cannot be changed after that.',
  },
  sendYes: { 'zh-CN': '确认', en: 'Send' },
  sent: { 'zh-CN': '凭证发送成功', en: 'The voucher was sent' },
  notSignedTitle: { 'zh-CN': '尚未签署，不能发送', en: 'Not signed yet' },
  goSign: { 'zh-CN': '去签署', en: 'Sign It' },
  unsubmittedTitle: { 'zh-CN': '还有未提交的印章', en: 'Seals are not submitted yet' },
  unsubmittedMessage: {
    'zh-CN': '请先点“提交签署”，输入 PIN 码后再发送。',
    en: 'Submit them with your PIN first, then send.',
  },
  ok: { 'zh-CN': '知道了', en: 'OK' },

  rejectTitle: { 'zh-CN': '拒签', en: 'Decline' },
  withdrawTitle: { 'zh-CN': '撤回', en: 'Withdraw' },
  rejectHint: {
    'zh-CN': '拒签后，“{name}”的流程立即结束，不能恢复。原因会告知发起方。',
    en: 'This ends the contract "{name}" for good. The initiator is told the reason.',
  },
  withdrawHint: {
    'zh-CN': '撤回后，“{name}”的流程立即结束，各方不能再签署。',
    en: 'This ends the contract "{name}" for good; nobody can sign it any more.',
  },
  manyHint: {
    'zh-CN': '将对 {count} 份凭证使用同一个原因，不能恢复。',
    en: 'The same reason is given for {count} vouchers. This cannot be undone.',
  },
  rejectReason: { 'zh-CN': '拒签原因', en: 'Reason' },
  withdrawReason: { 'zh-CN': '撤回原因', en: 'Reason' },
  reasonHint: { 'zh-CN': '请输入原因（1 至 500 字）', en: 'Up to 500 characters' },
  reasonMissing: { 'zh-CN': '请输入原因。', en: 'Say why.' },
  reasonAmount: { 'zh-CN': '内容与实际不符', en: 'The terms are wrong' },
  reasonParty: { 'zh-CN': '签署方有误', en: 'Wrong company' },
  reasonDouble: { 'zh-CN': '重复发起', en: 'Sent twice' },
  rejected: { 'zh-CN': '已拒签“{name}”', en: '"{name}" was declined' },
  withdrawn: { 'zh-CN': '已撤回“{name}”', en: '"{name}" was withdrawn' },
  reminded: { 'zh-CN': '已催办“{name}”', en: 'A reminder for "{name}" was sent' },
  restored: { 'zh-CN': '“{name}”已还原到签署前', en: '"{name}" is as it was before it was signed' },
  deleted: { 'zh-CN': '已删除“{name}”', en: '"{name}" was deleted' },
  restoreTitle: { 'zh-CN': '还原“{name}”吗？', en: 'Restore "{name}"?' },
  restoreMessage: {
    'zh-CN': '您在其中的签署会被撤销，需要时可重新签署。',
    en: 'Your signature is taken back. You can sign again.',
  },
  deleteTitle: { 'zh-CN': '删除“{name}”吗？', en: 'Delete "{name}"?' },
  deleteDraftMessage: { 'zh-CN': '草稿删除后不能恢复。', en: 'A draft cannot be brought back.' },
  deleteLocalMessage: {
    'zh-CN': '只从列表中删除；导入时的原文件仍在原处。',
    en: 'It leaves this list. The file that it was imported from stays where it is.',
  },
  kept: {
    'zh-CN': '已保存“{name}”的操作，连接平台后会自动提交。',
    en: 'Kept for "{name}"; it goes to the platform by itself when that is reached.',
  },
  copied: { 'zh-CN': '已复制凭证号 {id}', en: 'The number {id} was copied' },
  savedCopy: { 'zh-CN': '已保存到 {path}', en: 'Saved as {path}' },
  saveCopyTitle: { 'zh-CN': '另存副本', en: 'Save a copy' },
  imported: { 'zh-CN': '已导入“{name}”', en: '"{name}" was imported' },

  queued: { 'zh-CN': '正在{action}…', en: '{action}…' },
  waitingNet: { 'zh-CN': '等待网络', en: 'Waits for network' },
  waitingEntry: { 'zh-CN': '等待验证', en: 'Waits for your key' },
  conflict: { 'zh-CN': '有冲突', en: 'Conflict' },
  refused: { 'zh-CN': '未成功', en: 'Refused' },
  queuedTitle: { 'zh-CN': '{action}：{state}', en: '{action}: {state}' },
  downloading: { 'zh-CN': '正在下载 {share}%', en: 'Fetching {share}%' },
  uploading: { 'zh-CN': '正在上传 {share}%', en: 'Handing in {share}%' },
} as const satisfies Record<string, Localized>;

export const KIND_TITLES: Readonly<Record<ActionKind, Localized>> = {
  receive: ACTION_TEXTS.receive,
  restore: ACTION_TEXTS.restore,
  send: ACTION_TEXTS.send,
  reject: ACTION_TEXTS.reject,
  withdraw: ACTION_TEXTS.withdraw,
  remind: ACTION_TEXTS.remind,
  submit: ACTION_TEXTS.send,
  delete: ACTION_TEXTS.delete,
  sign: { 'zh-CN': '提交签署', en: 'Submit' },
  create: { 'zh-CN': '上传', en: 'Upload' },
};

export const QUEUE_TEXTS: Readonly<Record<QueuedAction['state'], Localized>> = {
  queued: ACTION_TEXTS.queued,
  running: ACTION_TEXTS.queued,
  waiting: ACTION_TEXTS.waitingNet,
  entry: ACTION_TEXTS.waitingEntry,
  conflict: ACTION_TEXTS.conflict,
  refused: ACTION_TEXTS.refused,
};

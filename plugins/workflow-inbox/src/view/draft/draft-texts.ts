import type { Localized } from '@sealwright/core/api';

export const DRAFT_TEXTS = {
  title: { 'zh-CN': '发送凭证', en: 'Send a voucher' },
  editTitle: { 'zh-CN': '编辑草稿', en: 'Edit the draft' },
  name: { 'zh-CN': '凭证名称', en: 'Voucher name' },
  bizType: { 'zh-CN': '业务类型', en: 'Business type' },
  bizTypeHint: { 'zh-CN': '请选择业务类型', en: 'Choose a business type' },
  recipients: { 'zh-CN': '接收方', en: 'Recipients' },
  recipientsHint: {
    'zh-CN': '按顺序号从小到大依次办理；顺序号相同的各方同时办理。',
    en: 'Lower numbers act first; those with the same number act at the same time.',
  },
  order: { 'zh-CN': '第 {row} 方的顺序号', en: 'Order of recipient {row}' },
  party: { 'zh-CN': '第 {row} 方的单位', en: 'Company of recipient {row}' },
  partyHint: { 'zh-CN': '输入单位名称或代码', en: 'Name or code of a company' },
  partyNone: { 'zh-CN': '平台上没有这个单位', en: 'The platform knows no such company' },
  role: { 'zh-CN': '第 {row} 方的角色', en: 'Role of recipient {row}' },
  remove: { 'zh-CN': '移除第 {row} 方', en: 'Remove recipient {row}' },
  up: { 'zh-CN': '上移', en: 'Move up' },
  add: { 'zh-CN': '添加接收方', en: 'Add a Recipient' },
  start: { 'zh-CN': '开始日期', en: 'Begins on' },
  end: { 'zh-CN': '截止日期', en: 'Deadline' },
  optional: { 'zh-CN': '可不填', en: 'Optional' },
  save: { 'zh-CN': '保存草稿', en: 'Keep as Draft' },
  send: { 'zh-CN': '发送', en: 'Send' },
  sending: { 'zh-CN': '正在上传 {share}%', en: 'Uploading {share}%' },
  saved: { 'zh-CN': '草稿“{name}”已保存', en: 'The draft "{name}" was kept' },

  nameMissing: { 'zh-CN': '请输入凭证名称。', en: 'Give it a name.' },
  bizTypeMissing: { 'zh-CN': '请选择业务类型。', en: 'Choose a business type.' },
  nobody: { 'zh-CN': '请至少添加一个签署方。', en: 'Add a signer at least.' },
  partyMissing: {
    'zh-CN': '请从列表中选择第 {row} 方的单位。',
    en: 'Choose the company of recipient {row} from the list.',
  },
  partyTwice: { 'zh-CN': '“{name}”出现了两次。', en: '"{name}" is there twice.' },
  endBeforeStart: { 'zh-CN': '截止日期早于开始日期。', en: 'The deadline is before the beginning.' },
} as const satisfies Record<string, Localized>;

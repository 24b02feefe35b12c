import type { Localized } from '@sealwright/core/api';

export const DETAIL_TEXTS = {
  panel: { 'zh-CN': '凭证详情', en: 'Voucher details' },
  facts: { 'zh-CN': '凭证信息', en: 'Voucher' },
  name: { 'zh-CN': '凭证名称', en: 'Name' },
  number: { 'zh-CN': '凭证号', en: 'Number' },
  bizType: { 'zh-CN': '业务类型', en: 'Business type' },
  initiator: { 'zh-CN': '发起方', en: 'Initiator' },
  created: { 'zh-CN': '创建时间', en: 'Created' },
  start: { 'zh-CN': '开始时间', en: 'Begins' },
  end: { 'zh-CN': '截止时间', en: 'Deadline' },
  file: { 'zh-CN': '文件', en: 'File' },
  digest: { 'zh-CN': '文件校验值', en: 'SHA-256' },
  reason: { 'zh-CN': '拒签原因', en: 'Reason given' },
  here: { 'zh-CN': '已下载到本机', en: 'On this computer' },
  recipients: { 'zh-CN': '接收方', en: 'Recipients' },
  events: { 'zh-CN': '办理记录', en: 'History' },
  noEvents: { 'zh-CN': '还没有办理记录', en: 'Nothing has happened yet' },
  gone: { 'zh-CN': '这份凭证已不在列表中。', en: 'This voucher is not in the list any more.' },
  documentName: { 'zh-CN': '文件/凭证名称', en: 'File/voucher name' },
} as const satisfies Record<string, Localized>;

import type { Localized } from '@sealwright/core/api';

export const DOCUMENT_TEXTS = {
  bar: { 'zh-CN': '凭证', en: 'Voucher' },
  name: { 'zh-CN': '文件/凭证名称', en: 'File/voucher name' },
  initiator: { 'zh-CN': '发起方', en: 'Initiator' },
  due: { 'zh-CN': '截止', en: 'Due' },
  notHandedIn: { 'zh-CN': '签署尚未提交到平台', en: 'The signature is not handed in yet' },
  handIn: { 'zh-CN': '重新提交', en: 'Hand It In' },
  handedIn: { 'zh-CN': '“{name}”的签署已提交', en: 'The signature of "{name}" was handed in' },
  list: { 'zh-CN': '返回列表', en: 'Back to the List' },
  saveTitle: { 'zh-CN': '先保存，再发送', en: 'Save it first' },
  saveMessage: {
    'zh-CN': '文档还有未保存的签署。保存后将以保存的文件发送。',
    en: 'The document holds signatures that are not saved. What is saved is what will be sent.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  noPath: { 'zh-CN': '请先将文档保存为文件，再发送。', en: 'Save the document as a file first, then send it.' },
  closeTitle: { 'zh-CN': '“{name}”的签署尚未提交到平台', en: 'The signature of "{name}" is not handed in' },
  closeMessage: {
    'zh-CN': '关闭后，这次签署会丢失。可以保留文档，重新提交或另存。',
    en: 'It is lost when the document closes. Keep it open to hand it in again, or to save a copy.',
  },
  keepOpen: { 'zh-CN': '不关闭', en: 'Keep Open' },
  closeAnyway: { 'zh-CN': '仍然关闭', en: 'Close Anyway' },
  notIn: { 'zh-CN': '请先进入“我的签署”，再发送。', en: 'Open My signing first, then send.' },
} as const satisfies Record<string, Localized>;

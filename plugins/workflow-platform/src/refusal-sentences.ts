import type { Localized } from '@sealwright/core/api';

/** Parts of sentences that name a reason, by the platform's code. A code that is not here is told in the platform's words. */
export const refusalSentences: ReadonlyMap<string, Localized> = new Map(
  Object.entries({
    'file-not-pdf': { 'zh-CN': '不是 PDF 文件。', en: 'it is no PDF.' },
    'file-damaged': { 'zh-CN': '文件已损坏。', en: 'it is damaged.' },
    'file-encrypted': { 'zh-CN': '文件已加密。', en: 'it is encrypted.' },
    'file-locked': { 'zh-CN': '文件不允许再签名。', en: 'it allows no further signatures.' },
    'file-not-continued': {
      'zh-CN': '它不是在平台发出的文件之后追加的，原文已被改动。',
      en: 'it does not go on where the handed-out file ends; that file was altered.',
    },
    'file-altered': { 'zh-CN': '签名之外还改动了内容。', en: 'it changes more than a signature does.' },
    'file-tail-unsigned': {
      'zh-CN': '最后一个签名之后还有未签名的内容。',
      en: 'something unsigned stands behind its last signature.',
    },
    'file-too-complex': { 'zh-CN': '文件过于复杂，无法检查。', en: 'it is too complex to be examined.' },
    'file-unjudged': { 'zh-CN': '文件无法检查。', en: 'it could not be examined.' },
    'signature-missing': { 'zh-CN': '没有新的签名。', en: 'there is no new signature in it.' },
    'signature-invalid': { 'zh-CN': '新的签名无效。', en: 'its new signature is not valid.' },
    'signature-foreign': { 'zh-CN': '新的签名不是由当前办理方的证书作出的。', en: 'its new signature is not yours.' },
    'certificate-refused': {
      'zh-CN': '平台不接受签名所用的证书。',
      en: 'the certificate of its signature is not accepted.',
    },
    'digest-differs': { 'zh-CN': '传输到达的内容与校验值不符。', en: 'what arrived does not fit its digest.' },
    'upload-incomplete': { 'zh-CN': '文件没有完整到达。', en: 'it did not arrive whole.' },
    'too-large': { 'zh-CN': '文件太大。', en: 'it is too large.' },
    'idempotency-mismatch': {
      'zh-CN': '同一编号下已有另一项操作。',
      en: 'another action has the same number.',
    },
    'draft-incomplete': { 'zh-CN': '草稿缺少文件或签署方。', en: 'the draft lacks a file or somebody who signs.' },
    'recipients-differ': { 'zh-CN': '接收方与所见不同。', en: 'those who get it are others than were shown.' },
    'party-unknown': { 'zh-CN': '平台上没有这个接收方。', en: 'the platform does not know one of the companies.' },
    'biz-type-unknown': {
      'zh-CN': '平台上没有这种业务类型。',
      en: 'the platform does not know this kind of business.',
    },
    'entry-refused': { 'zh-CN': '证书没有在平台登记，或不被信任。', en: 'it is not registered there, or not trusted.' },
    'upload-gone': {
      'zh-CN': '平台已丢弃没有传完的文件，请重新提交。',
      en: 'the platform has dropped the unfinished file; submit it again.',
    },
    malformed: { 'zh-CN': '平台不接受其中的内容。', en: 'something in it is not as the platform wants it.' },
  }),
);

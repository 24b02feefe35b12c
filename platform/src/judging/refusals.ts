import type { Localized } from '@sealwright/core/api';
import type { Refusal, RefusalCode } from './verdict.ts';

/** `{detail}`: what exactly, in the reader's language. */
const SENTENCES: Readonly<Record<RefusalCode, Localized>> = {
  'file-not-pdf': { 'zh-CN': '这个文件不是 PDF。', en: 'This file is not a PDF.' },
  'file-damaged': { 'zh-CN': '这个 PDF 已损坏，无法读取。', en: 'This PDF is damaged and cannot be read.' },
  'file-hostile': {
    'zh-CN': '这个 PDF 的内部结构异常（例如无限循环或压缩炸弹），已拒绝读取。',
    en: 'The inner structure of this PDF is not what a document has (a loop or a decompression bomb); it was not read.',
  },
  'file-encrypted': {
    'zh-CN': '这个 PDF 已加密，平台无法检查。请去除密码保护后再发起。',
    en: 'This PDF is encrypted, so that the platform cannot check it. Remove its protection first.',
  },
  'file-locked': {
    'zh-CN': '这个 PDF 不允许再签名，收件方将无法签署：{detail}。',
    en: 'This PDF does not allow signatures, so that nobody could sign it: {detail}.',
  },
  'file-not-continued': {
    'zh-CN': '上传的文件不是在平台下发的文件上签署的。请重新接收后再签署。',
    en: 'The file does not continue the one that the platform handed out. Receive it anew, then sign.',
  },
  'file-altered': {
    'zh-CN': '除签名外，文件内容还有其他改动：{detail}。',
    en: 'More than signatures was added to the file: {detail}.',
  },
  'file-tail-unsigned': {
    'zh-CN': '最后一个签名之后还有未被签名覆盖的内容。',
    en: 'Something that no signature covers follows the last signature.',
  },
  'file-too-complex': {
    'zh-CN': '检查这个文件超出了允许的时间或内存。',
    en: 'To check this file takes more time or memory than is allowed.',
  },
  'file-unjudged': {
    'zh-CN': '平台在检查这个文件时出错，没有接受。请联系平台管理员。',
    en: 'Something went wrong while the platform checked this file; it was not accepted. Tell the administrator.',
  },
  'signature-missing': { 'zh-CN': '文件中没有新的签名。', en: 'There is no new signature in the file.' },
  'signature-invalid': { 'zh-CN': '签名无效：{detail}', en: 'A signature is not valid: {detail}' },
  'signature-foreign': {
    'zh-CN': '签名者“{detail}”不是当前应签署方的登记证书。',
    en: '“{detail}” did not sign with a certificate registered for the party whose turn it is.',
  },
  'certificate-refused': {
    'zh-CN': '签名证书不被平台接受：{detail}',
    en: 'The platform does not accept the certificate of the signature: {detail}',
  },
};

export const OUTSIDE_VALIDITY: Localized = {
  'zh-CN': '证书不在有效期内。',
  en: 'It is not within its period of validity.',
};
export const UNTRUSTED: Localized = { 'zh-CN': '证书不受信任。', en: 'It is not trusted.' };

export function refuse(code: RefusalCode, detail: Localized = { 'zh-CN': '', en: '' }): Refusal {
  const { 'zh-CN': zh, en } = SENTENCES[code];
  // A function: in a text, `$&` would mean something.
  const reason = {
    'zh-CN': zh.replace('{detail}', () => detail['zh-CN']),
    en: en.replace('{detail}', () => detail.en),
  };
  return { accepted: false, code, reason };
}

/** Names that are the same in every language. */
export function verbatim(text: string): Localized {
  return { 'zh-CN': text, en: text };
}

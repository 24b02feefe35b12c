/** Every error of the PDF engine. `detail` is for the log and for support: technical English, never a secret. */
import { defineError } from '@sealwright/core/api';

export const NotAPdf = defineError('pdf.not-a-pdf', {
  'zh-CN': '这个文件不是 PDF 文档。',
  en: 'This file is not a PDF document.',
});

export const JunkBeforeHeader = defineError<{ bytes: number }>('pdf.junk-before-header', {
  'zh-CN': '文件开头有 {bytes} 个不属于 PDF 的字节，无法安全地签章。请向对方索取原始文件。',
  en: 'The file begins with {bytes} bytes that do not belong to a PDF, so it cannot be signed safely. Ask the sender for the original file.',
});

export const Damaged = defineError<{ detail: string; offset: number | null }>('pdf.damaged', {
  'zh-CN': 'PDF 文件已损坏。为避免误改内容，本软件不会修复损坏的文件；请重新导出或重新获取该文件。',
  en: 'The PDF is damaged. Damaged files are not repaired here, because a repair is a guess; please export or obtain the file again.',
});

export const Hostile = defineError<{ detail: string }>('pdf.hostile', {
  'zh-CN': 'PDF 文件的结构异常（循环引用或异常庞大的数据），已停止读取。请确认文件来源。',
  en: 'The structure of the PDF is abnormal (it refers to itself or unpacks to enormous data); reading was stopped. Please check where the file comes from.',
});

export const PasswordNeeded = defineError('pdf.password-needed', {
  'zh-CN': '该 PDF 已加密，请输入打开密码。',
  en: 'This PDF is encrypted. Please enter its password.',
});

export const PasswordWrong = defineError('pdf.password-wrong', {
  'zh-CN': 'PDF 密码不正确。',
  en: 'The password of the PDF is wrong.',
});

export const EncryptionUnsupported = defineError<{ detail: string }>('pdf.encryption-unsupported', {
  'zh-CN': '该 PDF 使用了不支持的加密方式（{detail}）。',
  en: 'This PDF is encrypted in a way that is not supported ({detail}).',
});

export const PageMissing = defineError<{ page: number; count: number }>('pdf.page-missing', {
  'zh-CN': '文档没有第 {page} 页，共 {count} 页。',
  en: 'The document has no page {page}; it has {count}.',
});

/** `offset` is where in the file it was noticed, if that is known. */
export function damaged(detail: string, offset?: number) {
  return Damaged({ detail, offset: offset ?? null });
}

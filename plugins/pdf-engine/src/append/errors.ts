/** Errors of appending a revision. `detail` and `reason` are for the log and for support: technical English. */
import { defineError } from '@sealwright/core/api';

export const SigningForbidden = defineError<{ reason: string; detail: string }>('pdf.signing-forbidden', {
  'zh-CN': '按文档的设置，不能再添加这个签章。',
  en: 'The document itself does not permit this signature.',
});

export const AnnotatingForbidden = defineError<{ reason: string; detail: string }>('pdf.annotating-forbidden', {
  'zh-CN': '按文档的设置或已有的签名，不能修改这份文档的批注。',
  en: 'The document or the signatures in it do not permit its annotations to be changed.',
});

export const AnnotationMissing = defineError<{ id: string }>('pdf.annotation-missing', {
  'zh-CN': '要删除的批注已不在文档中，请刷新后再试。',
  en: 'The annotation to be removed is not in the document any more. Refresh and try again.',
});

export const DamagedForm = defineError<{ detail: string }>('pdf.damaged-form', {
  'zh-CN': '文档的表单结构已损坏，无法安全地签章。请重新导出该文件。',
  en: 'The form structure of the document is damaged, so it cannot be signed safely. Please export the file again.',
});

export const DamagedPage = defineError<{ page: number; detail: string }>('pdf.damaged-page', {
  'zh-CN': '第 {page} 页的结构已损坏，无法在该页签章。请重新导出该文件。',
  en: 'The structure of page {page} is damaged, so nothing can be placed on it. Please export the file again.',
});

export const PictureUnreadable = defineError<{ detail: string }>('pdf.picture-unreadable', {
  'zh-CN': '印章图片无法读取，文件可能已损坏或格式不受支持。请更换 PNG 或 JPEG 图片。',
  en: 'The seal picture cannot be read: it is damaged or of an unsupported kind. Please use another PNG or JPEG picture.',
});

export const PlaceInvalid = defineError<{ page: number; detail: string }>('pdf.place-invalid', {
  'zh-CN': '第 {page} 页上的签章位置或大小无效。',
  en: 'The position or size of a stamp on page {page} is not valid.',
});

export const ContentsTooLong = defineError<{ length: number; room: number }>('pdf.contents-too-long', {
  'zh-CN': '签名数据有 {length} 字节，超出预留的 {room} 字节，文档未被签署。',
  en: 'The signature needs {length} bytes but only {room} were reserved; the document was not signed.',
});

export const FileTooLarge = defineError<{ size: number }>('pdf.too-large', {
  'zh-CN': '文档超过 10 GB，其交叉引用表无法再追加签章。',
  en: 'The document is larger than 10 GB, and the kind of cross-reference table it uses cannot grow further.',
});

export const SourceCutShort = defineError<{ expected: number; found: number }>('pdf.source-cut-short', {
  'zh-CN': '读取文档时提前结束（应有 {expected} 字节，只读到 {found} 字节），文件可能已被改动。',
  en: 'The document ended early while it was read ({expected} bytes expected, {found} found); it may have been changed.',
});

export const FieldMissing = defineError<{ field: string }>('pdf.field-missing', {
  'zh-CN': '文档中没有名为“{field}”的签名域。',
  en: 'The document has no signature field named "{field}".',
});

export const FieldNotEmpty = defineError<{ field: string }>('pdf.field-not-empty', {
  'zh-CN': '签名域“{field}”已经签署。',
  en: 'The signature field "{field}" is already signed.',
});

export const SeedValueUnmet = defineError<{ field: string; constraint: string; wanted: readonly string[] }>(
  'pdf.seed-value-unmet',
  {
    'zh-CN': '签名域“{field}”对 {constraint} 有强制要求，本次签章无法满足：{wanted}',
    en: 'The signature field "{field}" requires a {constraint} that this signature does not have: {wanted}',
  },
);

export const CertifyNotFirst = defineError('pdf.certify-not-first', {
  'zh-CN': '文档已有签名，只有第一个签名才能认证文档。',
  en: 'The document is signed already; only the first signature can certify it.',
});

import { defineError } from '@sealwright/core/api';

export const InboxFault = defineError('inbox.fault', {
  'zh-CN': '操作没有完成。请重试，仍不成功时请联系技术支持。',
  en: 'This was not completed. Try again, and call your support if it fails again.',
});
export const SourceMissing = defineError('inbox.no-source', {
  'zh-CN': '没有可用的合同来源。请先导入平台授权文件，或在设置中选择合同文件夹。',
  en: 'There is no source of contracts. Import the licence of a platform, or choose a folder in the settings.',
});
export const FileNotHere = defineError<{ name: string }>('inbox.file-not-here', {
  'zh-CN': '“{name}”还没有接收到本机。联网后再打开。',
  en: '"{name}" is not on this computer yet. Open it when there is a network.',
});
export const NoWindow = defineError('inbox.no-window', {
  'zh-CN': '这里不能打开文档。',
  en: 'Documents cannot be opened here.',
});
export const NoKeys = defineError('inbox.no-keys', {
  'zh-CN': '这里不能使用 Key。',
  en: 'Keys cannot be used here.',
});
export const KeyGone = defineError('inbox.key-gone', {
  'zh-CN': '没有检测到这把 Key。请插入后重试。',
  en: 'This key was not found. Plug it in and try again.',
});
/** A voucher of this computer is asked for something that only a platform does. */
export const LocalOnly = defineError('inbox.local-only', {
  'zh-CN': '这是本地凭证，请先发送到平台。',
  en: 'This voucher is on this computer only. Send it to the platform first.',
});
export const LocalUnknown = defineError<{ voucher: string }>('inbox.local-unknown', {
  'zh-CN': '找不到本地凭证 {voucher}，它可能已被删除。',
  en: 'There is no voucher {voucher} on this computer; it may have been deleted.',
});
export const DocumentForeign = defineError('inbox.document-foreign', {
  'zh-CN': '这份文档不属于任何凭证。',
  en: 'This document belongs to no voucher.',
});
export const NothingToHandIn = defineError('inbox.nothing-to-hand-in', {
  'zh-CN': '没有需要提交的签名。',
  en: 'There are no signatures to hand in.',
});
export const FileTooOld = defineError<{ name: string }>('inbox.file-too-old', {
  'zh-CN': '“{name}”在平台上已有新版本。请关闭后重新打开，再签署。',
  en: 'There is a newer version of "{name}". Close it, open it again, and sign that one.',
});
export const UploadBroken = defineError<{ name: string }>('inbox.upload-broken', {
  'zh-CN': '“{name}”没有完整传送，请重新导入。',
  en: '"{name}" did not arrive whole. Import it again.',
});
export const OtherCompany = defineError<{ name: string }>('inbox.other-company', {
  'zh-CN': '“{name}”属于另一家单位，请用那家单位的 Key 进入后再操作。',
  en: '"{name}" belongs to another company. Enter with its key first.',
});
/** Why a signing was refused, for documents of vouchers. */
export const NotYoursToSign = defineError<{ name: string }>('inbox.not-yours-to-sign', {
  'zh-CN': '“{name}”现在不由您签署。',
  en: '"{name}" is not yours to sign now.',
});
export const DraftUnsubmittable = defineError('inbox.recipients-missing', {
  'zh-CN': '请至少填写一个签署方。',
  en: 'Name at least one company that signs.',
});

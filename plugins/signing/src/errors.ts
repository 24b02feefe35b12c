import { defineError } from '@sealwright/core/api';

export const ModeUnknown = defineError<{ mode: string; known: string[] }>('signing.mode-unknown', {
  'zh-CN': '没有名为 {mode} 的签章方式，可用：{known}。',
  en: 'There is no seal mode {mode}. Known: {known}.',
});
export const FormatUnknown = defineError<{ format: string; known: string[] }>('signing.format-unknown', {
  'zh-CN': '没有名为 {format} 的签名格式，可用：{known}。',
  en: 'There is no signature format {format}. Known: {known}.',
});
export const FormatUnfit = defineError<{ format: string; algorithm: string }>('signing.format-unfit', {
  'zh-CN': '签名格式 {format} 不支持 {algorithm} 密钥。',
  en: 'The signature format {format} does not support keys of the kind {algorithm}.',
});
export const NoFormat = defineError<{ algorithm: string }>('signing.no-format', {
  'zh-CN': '没有支持 {algorithm} 密钥的签名格式，请安装相应插件。',
  en: 'No signature format supports keys of the kind {algorithm}. Install a plugin that does.',
});
export const SealNeeded = defineError<{ mode: string }>('signing.seal-needed', {
  'zh-CN': '签章方式 {mode} 需要选择一枚印章。',
  en: 'The seal mode {mode} needs a seal.',
});
export const SealNotUsed = defineError<{ mode: string }>('signing.seal-not-used', {
  'zh-CN': '签章方式 {mode} 不盖印章，请勿选择印章，或换一种签章方式。',
  en: 'The seal mode {mode} places no seal. Choose no seal with it, or choose another mode.',
});
export const SealExpired = defineError<{ seal: string; date: string }>('signing.seal-expired', {
  'zh-CN': '印章“{seal}”已于 {date} 到期，不能用于签章。请联系发证机构更新印章。',
  en: 'The seal "{seal}" expired on {date} and cannot be used. Ask its issuer for a new one.',
});
export const SealNotYetValid = defineError<{ seal: string; date: string }>('signing.seal-not-yet-valid', {
  'zh-CN': '印章“{seal}”自 {date} 起才有效，请检查电脑时间。',
  en: 'The seal "{seal}" is valid only from {date} on. Check the clock.',
});
export const SealOnOtherDevice = defineError<{ seal: string; key: string }>('signing.seal-on-other-device', {
  'zh-CN': '印章“{seal}”存放在另一个密钥中，不能用“{key}”的密钥签署。请选择印章所在的密钥。',
  en: 'The seal "{seal}" is on another device than the key of {key}. Choose a key on the device that holds the seal.',
});
export const CertificateExpired = defineError<{ holder: string; date: string }>('signing.certificate-expired', {
  'zh-CN': '“{holder}”的证书已于 {date} 到期，请先办理续期。',
  en: 'The certificate of "{holder}" expired on {date}. Renew it first.',
});
export const CertificateNotYetValid = defineError<{ holder: string; date: string }>(
  'signing.certificate-not-yet-valid',
  {
    'zh-CN': '“{holder}”的证书自 {date} 起才有效，请检查电脑时间。',
    en: 'The certificate of "{holder}" is valid only from {date} on. Check the clock.',
  },
);
export const KeyNotForSigning = defineError<{ key: string }>('signing.key-not-for-signing', {
  'zh-CN': '{key} 是加密证书，不能用于签名，请选择签名证书。',
  en: '{key} is an encryption certificate and cannot sign. Choose the signing certificate.',
});
export const FieldNeedsOnePlace = defineError<{ places: number }>('signing.field-needs-one-place', {
  'zh-CN': '签署已有的签名域时最多只能放一枚印章，现在有 {places} 处。',
  en: 'An existing signature field takes at most one seal; there are {places} places.',
});
export const SignatureUnsound = defineError<{ key: string }>('signing.signature-unsound', {
  'zh-CN': '设备 {key} 返回的签名不正确，文件未生成。请拔出后重新插入设备再试。',
  en: 'The device {key} returned a wrong signature; no file was made. Remove the device, insert it again and retry.',
});

export const KeyUnplugged = defineError('signing.key-unplugged', {
  'zh-CN': '找不到签署所用的密钥设备，可能已拔出。请插入后重试；放好的印章会保留。',
  en: 'The device with the signing key is not there, it may have been removed. Plug it in and try again; placed seals stay.',
});
export const SealUnplugged = defineError('signing.seal-unplugged', {
  'zh-CN': '找不到这枚印章，存放它的设备可能已拔出。请插入设备，或移除这枚印章。',
  en: 'This seal is not there, its device may have been removed. Plug the device in, or take the seal away.',
});
export const SigningUnderWay = defineError('signing.under-way', {
  'zh-CN': '这份文档正在签署，请等它完成后再提交。',
  en: 'This document is being signed already. Submit again when that is done.',
});

/** Wrong batches; nothing has been done by then. */
export const BatchEmpty = defineError('signing.batch-empty', {
  'zh-CN': '没有要签署的文件。',
  en: 'There is nothing to sign.',
});
export const BatchKeys = defineError('signing.batch-keys', {
  'zh-CN': '一批文件只能用同一个密钥签署。',
  en: 'All documents of a batch are signed with one key.',
});
export const SameOutput = defineError<{ output: string; first: string; second: string }>('signing.same-output', {
  'zh-CN': '{first} 和 {second} 签署后会写到同一个文件 {output}。请分批签署，或先改名。',
  en: '{first} and {second} would both be written to {output}. Sign them separately, or rename one.',
});
export const OutputIsInput = defineError<{ output: string }>('signing.output-is-input', {
  'zh-CN': '{output} 既是要签署的文件，又是签署后的文件。请为签署后的文件另选文件夹。',
  en: '{output} is a document to sign and a signed file at the same time. Choose another folder for the signed files.',
});
export const DocumentChanged = defineError<{ path: string }>('signing.document-changed', {
  'zh-CN': '文件 {path} 在检查之后被修改，没有签署。请重新签署。',
  en: 'The file {path} was changed after it had been checked, and was not signed. Sign it again.',
});
/** What was thrown was no typed error. */
export const SigningFault = defineError<{ reason: string }>('signing.fault', {
  'zh-CN': '签署时程序内部出错（{reason}），没有生成文件。',
  en: 'An internal error occurred while signing ({reason}); no file was made.',
});

export const PictureMissing = defineError('signing.picture-missing', {
  'zh-CN': '印章图片已不可用，请刷新印章列表。',
  en: 'The picture of the seal is not available any more. Refresh the seals.',
});

/** Wrong uses of `sealwright sign`. */
export const ModeMissing = defineError('cli.usage', {
  'zh-CN':
    '请用 --mode 选择签章方式（例如 --mode normal），用 --template、--stamps 一次放多枚印章，或用 --invisible 只签名、不放印章。',
  en: 'Choose a seal mode with --mode, such as --mode normal, several stamps with --template or --stamps, or sign without a seal with --invisible.',
});
export const InvisibleWithSeal = defineError('cli.usage', {
  'zh-CN': '--invisible 表示不放印章，不能与 --mode、--seal、--stamps、--template 同时使用。',
  en: '--invisible signs without a seal and does not go together with --mode, --seal, --stamps or --template.',
});
export const StampsTwice = defineError<{ one: string; other: string }>('cli.usage', {
  'zh-CN': '--{one} 不能与 --{other} 同时使用。',
  en: '--{one} does not go together with --{other}.',
});
export const OutForOne = defineError('cli.usage', {
  'zh-CN':
    '--out 只用于签署一份文件，不能与 --out-dir、--resume、--all-or-none 同时使用。省略它：签署后的文件放在原文件旁，或用 --out-dir 选择的文件夹。',
  en: '--out is for a single file and does not go together with --out-dir, --resume or --all-or-none. Without it, signed files stand beside their originals, or in the folder of --out-dir.',
});
export const TemplatesMissing = defineError('signing.templates-missing', {
  'zh-CN': '签章模板功能没有启用。插件的状态见 sealwright plugins list。',
  en: 'Templates are not available. For the state of the plugins see sealwright plugins list.',
});
export const StampsUnreadable = defineError<{ path: string }>('signing.stamps-unreadable', {
  'zh-CN': '{path} 不是签章列表。应为 JSON，例如 [{"mode": "seam", "seal": "公章", "options": {"edge": "left"}}]。',
  en: '{path} is no list of stamps. Expected JSON such as [{"mode": "seam", "seal": "NAME", "options": {"edge": "left"}}].',
});

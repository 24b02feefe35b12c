import { defineError } from '@sealwright/core/api';

export const SoftTokenIdInvalid = defineError<{ id: string }>('token-soft.id-invalid', {
  'zh-CN': '“{id}”不能作为标识：只能使用 1 至 64 个英文字母、数字和连字符。',
  en: '"{id}" cannot be an id: use 1 to 64 letters, digits and hyphens.',
});
export const TryLimitInvalid = defineError<{ maxTries: number }>('token-soft.try-limit-invalid', {
  'zh-CN': 'PIN 码尝试次数 {maxTries} 无效：应为 1 至 100 的整数。',
  en: 'The PIN cannot have {maxTries} tries: a whole number from 1 to 100 is needed.',
});
export const SoftTokenDamaged = defineError<{ token: string; file: string }>('token-soft.damaged', {
  'zh-CN': '软件密钥 {token} 的文件 {file} 缺失或已损坏，请重新导入该密钥。',
  en: 'The file {file} of the software key {token} is missing or damaged. Import the key again.',
});
export const Pkcs12Damaged = defineError('token-soft.pkcs12-damaged', {
  'zh-CN': '该文件不是完好的 PKCS#12 (.p12/.pfx) 密钥文件。',
  en: 'The file is not an intact PKCS#12 key file (.p12, .pfx).',
});
export const Pkcs12Unsupported = defineError<{ feature: string }>('token-soft.pkcs12-unsupported', {
  'zh-CN': 'PKCS#12 文件使用了不支持的保护方式（{feature}），请用常见方式重新导出密钥。',
  en: 'The PKCS#12 file is protected in a way that is not supported ({feature}). Export the key again in a usual way.',
});
export const CertificateUnreadable = defineError('token-soft.certificate-unreadable', {
  'zh-CN': '软件密钥的证书无法读取。',
  en: 'A certificate of the software key cannot be read.',
});
export const KeyUnsupported = defineError<{ algorithm: string }>('token-soft.key-unsupported', {
  'zh-CN': '软件密钥不支持 {algorithm} 类型的密钥。',
  en: 'Software keys of the type {algorithm} are not supported.',
});
export const SoftSealInvalid = defineError<{ seal: string }>('token-soft.seal-invalid', {
  'zh-CN': '印章“{seal}”的数据无效：请检查图片格式、尺寸和有效期。',
  en: 'The data of the seal "{seal}" is not valid: check its picture format, its size and its dates.',
});
/** `reason` is the operating system's code: 'ENOSPC', 'EACCES'. */
export const SoftTokenUnwritable = defineError<{ reason: string }>('token-soft.unwritable', {
  'zh-CN': '无法保存软件密钥的数据（{reason}），操作未完成。请检查磁盘空间和用户数据文件夹的权限。',
  en: 'The data of the software key cannot be saved ({reason}); nothing was done. Check the disk space and the permissions of the profile folder.',
});

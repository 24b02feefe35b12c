import { defineError } from '@sealwright/core/api';

/** What a driver threw that says nothing to a user. */
export const DriverFault = defineError('device-init.driver-fault', {
  'zh-CN': '密钥驱动程序出现故障，无法读取密钥。请拔出密钥重新插入后重试；如仍出现，请重新安装驱动程序。',
  en: 'The driver of the key failed, so the key cannot be read. Pull the key out, plug it in again and retry; if that does not help, install the driver anew.',
});

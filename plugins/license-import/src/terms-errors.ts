/** Why a licence that its issuer has signed is not for here and now. */
import { defineError } from '@sealwright/core/api';

export const OtherProduct = defineError<{ product: string }>('license.product', {
  'zh-CN': '此授权用于另一款产品（{product}），不能用于本程序。',
  en: 'This licence is for another product ({product}), not for this program.',
});
export const OtherVersion = defineError<{ range: string; version: string }>('license.version', {
  'zh-CN': '此授权适用于版本 {range}，本程序的版本是 {version}。',
  en: 'This licence is for the versions {range}; this program is version {version}.',
});
export const Expired = defineError<{ day: string }>('license.expired', {
  'zh-CN': '此授权已于 {day} 到期。请向发放方索取新的授权文件。',
  en: 'This licence ended on {day}. Ask its issuer for a new one.',
});
export const NotYetValid = defineError<{ day: string }>('license.not-yet-valid', {
  'zh-CN': '此授权从 {day} 起生效，现在还不能导入。如果今天已到该日期，请检查电脑的日期和时间。',
  en: 'This licence begins on {day} and cannot be imported yet. If that day has come, check the date of this computer.',
});
export const ClockSetBack = defineError<{ now: string; seen: string }>('license.clock-set-back', {
  'zh-CN': '电脑的时间（{now}）早于本程序上次看到的时间（{seen}）。请校准日期和时间后重试。',
  en: 'The clock of this computer ({now}) is behind the time that this program saw last ({seen}). Set it right and try again.',
});
export const MachineMismatch = defineError('license.machine-mismatch', {
  'zh-CN': '此授权绑定在另一台电脑上。请把本机的机器码（见“授权信息”）告知发放方，索取新的授权文件。',
  en: 'This licence is bound to another computer. Tell its issuer the code of this one (see the licence page) and ask for a new licence.',
});
export const MachineUnknown = defineError('license.machine-unknown', {
  'zh-CN': '此授权绑定在一台电脑上，但无法读取本机的标识，不能核对。请联系技术支持。',
  en: 'This licence is bound to a computer, and the identity of this one cannot be read. Call your support.',
});
export const UkeyMismatch = defineError<{ serials: readonly string[] }>('license.ukey-mismatch', {
  'zh-CN': '此授权绑定的 Ukey 是 {serials}，现在插入的不是它。请换上该 Ukey，或拔出后重试。',
  en: 'This licence is bound to the USB key {serials}, and another one is plugged in. Plug in that one, or pull the other out, and try again.',
});
/** To be asked about: the same call with the user's word goes through. */
export const Older = defineError<{ issued: string; installed: string }>('license.older', {
  'zh-CN': '这份授权（{issued} 签发）比已导入的（{installed} 签发）旧，需要确认后才能替换。',
  en: 'This licence (issued {issued}) is older than the one that is installed (issued {installed}); replacing it has to be confirmed.',
});
/** `reason`: the operating system's code. */
export const NotStored = defineError<{ folder: string; reason: string }>('license.not-stored', {
  'zh-CN': '没有权限保存授权（{reason}）：{folder}。请检查该文件夹的权限后重试。',
  en: 'There is no permission to keep the licence ({reason}): {folder}. Check the permissions of that folder and try again.',
});
export const NoSample = defineError('license.no-sample', {
  'zh-CN': '没有演示授权：“示例公司”插件已停用。',
  en: 'There is no demo licence: the plugin with the sample companies is disabled.',
});

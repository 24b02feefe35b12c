/**
 * What can go wrong with a driver process, told to the person at the key. `driver` is the id of the contribution, `zh`
 * and `en` are its title.
 */
import { defineError } from '../api/errors.ts';
import type { DriverSpec } from './driver-launcher.ts';

export type DriverName = { readonly driver: string; readonly zh: string; readonly en: string };

export const nameOf = ({ id, title }: DriverSpec): DriverName => ({ driver: id, zh: title['zh-CN'], en: title.en });

export const DriverUnknown = defineError<{ driver: string }>('driver.unknown', {
  'zh-CN': '没有安装密钥驱动“{driver}”。',
  en: 'The key driver "{driver}" is not installed.',
});

export const DriverNotStarted = defineError<DriverName>('driver.not-started', {
  'zh-CN': '密钥驱动“{zh}”无法启动。请确认已安装设备厂商的驱动程序，然后重试。',
  en: 'The key driver "{en}" could not start. Check that the software of the device is installed, then try again.',
});

export const DriverDeadline = defineError<DriverName & { seconds: number }>('driver.deadline', {
  'zh-CN': '设备“{zh}”在 {seconds} 秒内没有响应，操作已停止。请拔出并重新插入密钥，然后重试。',
  en: 'The device "{en}" did not answer within {seconds} seconds and was stopped. Pull the key out, plug it in again and retry.',
});

export const DriverCrashed = defineError<DriverName>('driver.crashed', {
  'zh-CN': '密钥驱动“{zh}”意外退出，操作未完成。请重新插入密钥并重试，需要再次输入 PIN 码。',
  en: 'The key driver "{en}" stopped unexpectedly and the operation did not finish. Plug the key in again and retry; the PIN is asked anew.',
});

export const DriverFault = defineError<DriverName & { call: string }>('driver.fault', {
  'zh-CN': '密钥驱动“{zh}”出错（{call}）。请重试；如仍出现，请更新设备厂商的驱动程序。',
  en: 'The key driver "{en}" failed ({call}). Try again; if it happens again, update the software of the device.',
});

export const DriverQuarantined = defineError<DriverName>('driver.quarantined', {
  'zh-CN': '密钥驱动“{zh}”多次出错，已暂停使用。请更新设备厂商的驱动程序，或在“我的设备”中重新启用后重试。',
  en: 'The key driver "{en}" failed several times and is switched off for now. Update the software of the device, or switch the driver on again in "My devices".',
});

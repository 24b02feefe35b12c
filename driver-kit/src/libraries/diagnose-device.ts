import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineError, type SealwrightError } from '@sealwright/core/api';
import type { DeviceNeeds } from './library-options.ts';
import type { System } from './system-places.ts';
import { isOneOf, usbDevices } from './usb-devices.ts';

export const ReaderServiceMissing = defineError('key-device.reader-service-missing', {
  'zh-CN': '密钥已插入，但系统的智能卡服务没有运行。请安装并启动 pcscd 服务，或请管理员处理。',
  en: 'The key is plugged in, but the smart card service of the system does not run. Install and start the service pcscd, or ask your administrator.',
});
export const DeviceForbidden = defineError<{ device: string }>('key-device.forbidden', {
  'zh-CN':
    '密钥已插入，但系统不允许当前用户使用该 USB 设备（{device}）。请重新安装密钥厂商的驱动程序（含 udev 规则），然后重新插入密钥。',
  en: 'The key is plugged in, but the system does not let you use the USB device ({device}). Install the software of the key again, with its udev rule, then plug the key in anew.',
});

const PCSC_SOCKETS = ['run/pcscd/pcscd.comm', 'var/run/pcscd/pcscd.comm'];

/** Why a library that works sees no key though one is plugged in, as far as Linux tells. */
export function diagnoseDevice(
  { readerService = false, deviceAccess = false, usb = [] }: DeviceNeeds,
  system: System,
): SealwrightError | undefined {
  // Asked over and over: no look at what nobody needs.
  if (!readerService && !deviceAccess) return undefined;
  const devices = usbDevices(system).filter((device) => device.isReader || isOneOf(device, usb));
  if (readerService && devices.length > 0 && !PCSC_SOCKETS.some((path) => existsSync(join(system.root, path)))) {
    return ReaderServiceMissing({});
  }
  const forbidden = devices.find((device) => isOneOf(device, usb) && !device.isAccessible);
  if (deviceAccess && forbidden) return DeviceForbidden({ device: `${forbidden.vendor}:${forbidden.product}` });
  return undefined;
}

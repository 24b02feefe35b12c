import { defineError } from '@sealwright/core/api';

/** A `keys.not-found` that may be the fault of `drivers`, which could not be asked. */
export const KeyNotFoundAmongFaults = defineError<{ text: string; drivers: string[] }>('keys.not-found', {
  'zh-CN': '找不到与“{text}”相符的签名密钥；密钥驱动 {drivers} 没有响应或出错。请重新插入密钥再试，详情见 keys list。',
  en: 'No signing key matches "{text}"; the key drivers {drivers} do not answer or have failed. Insert the key again and retry; keys list tells more.',
});

/** The device has not named the task among its `pinTasks`. */
export const PinTaskMissing = defineError('keys.pin-task-missing', {
  'zh-CN': '这个设备不支持在本程序中进行此项 PIN 码操作。请使用设备厂商的工具，或联系发证机构。',
  en: 'This device does not let other programs do that with its PIN. Use the software of its vendor, or ask its issuer.',
});

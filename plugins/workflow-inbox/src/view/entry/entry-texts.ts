import type { Localized } from '@sealwright/core/api';

export const ENTRY_TEXTS = {
  title: { 'zh-CN': '设备验证', en: 'Verify your device' },
  hint: {
    'zh-CN': '请用签章 Key 验证身份，验证通过后自动进入我的签署。',
    en: 'Prove who you are with your signing key; My signing opens by itself then.',
  },
  key: { 'zh-CN': 'Key 和证书', en: 'Key and certificate' },
  enter: { 'zh-CN': '输入 PIN 码验证', en: 'Enter the PIN' },
  looking: { 'zh-CN': '正在查找 Key…', en: 'Looking for keys…' },
  noKey: { 'zh-CN': '请插入 Ukey', en: 'Insert your key' },
  noKeyHint: {
    'zh-CN': '没有找到能验证身份的 Key。插入后会自动识别。',
    en: 'No key that can prove who you are was found. One that is inserted is noticed by itself.',
  },
  devices: { 'zh-CN': '查看我的设备', en: 'My Devices' },
  again: { 'zh-CN': '重新查找', en: 'Look Again' },
  offlineHint: {
    'zh-CN': '暂时无法连接合同平台；本地文件仍可导入和签署。',
    en: 'The platform cannot be reached at present. Files of your own can be imported and signed.',
  },
} as const satisfies Record<string, Localized>;

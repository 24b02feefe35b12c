import type { Locale, Localized, UnlockRequest } from '@sealwright/core/api';

type Purpose = UnlockRequest['purpose']['action'];
type State = UnlockRequest['pin']['state'];

export const titles: Readonly<Record<Purpose, Localized>> = {
  sign: { 'zh-CN': '确认签署', en: 'Confirm the signature' },
  'log-in': { 'zh-CN': '设备验证', en: 'Verify the device' },
  decrypt: { 'zh-CN': '解密文件', en: 'Decrypt the file' },
};

export const subjects: Readonly<Record<Purpose, Localized>> = {
  sign: { 'zh-CN': '文件', en: 'File' },
  'log-in': { 'zh-CN': '服务', en: 'Service' },
  decrypt: { 'zh-CN': '文件', en: 'File' },
};

/** Sentences one after another; Chinese ones end in a sign that has its own space. */
export function inARow(parts: readonly (string | undefined)[], locale: Locale): string {
  return parts.filter((part) => part !== undefined).join(locale === 'en' ? ' ' : '');
}

/** Where the driver cannot say how many tries are left. */
export const warnings: Readonly<Record<State, Localized | undefined>> = {
  ok: undefined,
  'few-left': {
    'zh-CN': '此前输错过 PIN 码，剩余次数不多，请核对后再输入。',
    en: 'The PIN was mistyped before and few tries are left. Make sure of it first.',
  },
  'last-try': {
    'zh-CN': '这是最后一次机会，再输错 PIN 码将被锁定。',
    en: 'This is the last try: one more wrong PIN locks the device.',
  },
  locked: {
    'zh-CN': 'PIN 码已锁定，不能再输入。请联系发证机构解锁。',
    en: 'The PIN is locked and cannot be entered. Ask the issuer of the key to unlock it.',
  },
};

export const texts = {
  digest: { 'zh-CN': '摘要', en: 'Digest' },
  holder: { 'zh-CN': '证书', en: 'Certificate' },
  device: { 'zh-CN': '设备', en: 'Device' },
  copyDigest: { 'zh-CN': '复制完整摘要', en: 'Copy the whole digest' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  pin: { 'zh-CN': 'PIN 码', en: 'PIN' },
  confirm: { 'zh-CN': '确定', en: 'OK' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  busy: { 'zh-CN': '正在验证 PIN 码…', en: 'Checking the PIN…' },
  capsLock: { 'zh-CN': '大写锁定已打开', en: 'Caps Lock is on' },
  triesLeft: { 'zh-CN': '还可以输入 {tries} 次。', en: 'Tries left: {tries}.' },
  incorrect: { 'zh-CN': 'PIN 码不正确。', en: 'The PIN is not correct.' },
  driverGone: {
    'zh-CN': '密钥驱动意外退出，未能登录。请重新插入密钥后重试。',
    en: 'The key driver stopped unexpectedly and nobody was logged in. Plug the key in again, then retry.',
  },
  deviceSilent: {
    'zh-CN': '设备没有响应，未能登录。请拔出并重新插入密钥后重试。',
    en: 'The device did not answer and nobody was logged in. Pull the key out, plug it in again, then retry.',
  },
  removed: {
    'zh-CN': '设备已拔出。请重新插入后重试。',
    en: 'The device was pulled out. Plug it in again, then retry.',
  },
  tooLong: { 'zh-CN': 'PIN 码过长，请重新输入。', en: 'This is too long for a PIN. Enter it again.' },
  privacy: {
    'zh-CN': 'PIN 码只发送给密钥设备，不会保存。',
    en: 'The PIN goes to the key and nowhere else, and is not kept.',
  },
} as const satisfies Record<string, Localized>;

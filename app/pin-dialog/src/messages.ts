/** What both dialogs say. */
import type { Locale, Localized, PinStatus, PinTask, TokenInfo, UnlockRequest } from '@sealwright/core/api';

type Purpose = UnlockRequest['purpose']['action'];

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
  capsLock: { 'zh-CN': '大写锁定已打开', en: 'Caps Lock is on' },
  triesLeft: { 'zh-CN': '还可以输入 {tries} 次。', en: 'Tries left: {tries}.' },
  incorrect: { 'zh-CN': 'PIN 码不正确。', en: 'The PIN is not correct.' },
  tooLong: { 'zh-CN': 'PIN 码过长，请重新输入。', en: 'This is too long for a PIN. Enter it again.' },
  privacy: {
    'zh-CN': 'PIN 码只发送给密钥设备，不会保存。',
    en: 'The PIN goes to the key and nowhere else, and is not kept.',
  },
} as const satisfies Record<string, Localized>;

/** Where the driver cannot say how many tries are left. */
const warnings: Readonly<Record<PinStatus['state'], Localized | undefined>> = {
  ok: undefined,
  'few-left': {
    'zh-CN': '此前输错过 PIN 码，剩余次数不多，请核对后再输入。',
    en: 'The PIN was mistyped before and few tries are left. Make sure of it first.',
  },
  'last-try': {
    'zh-CN': '这是最后一次机会，再输错 PIN 码将被锁定。',
    en: 'This is the last try: one more wrong PIN locks the device.',
  },
  locked: undefined,
};

/** What the user should know of the tries that are left: of what was found, or of what a mistake has left. */
export function triesWarning({ state, triesLeft }: PinStatus, locale: Locale): string | undefined {
  const tries = state === 'few-left' && triesLeft !== undefined ? triesLeftText(triesLeft, locale) : undefined;
  return inARow([warnings[state]?.[locale], tries], locale) || undefined;
}

/** After a wrong PIN; `null` where the driver cannot know. */
export function triesWarningAfterMistake(triesLeft: number | null, locale: Locale): string | undefined {
  if (triesLeft === null) return undefined;
  return triesLeft === 1 ? warnings['last-try']?.[locale] : triesLeftText(triesLeft, locale);
}

export const triesLeftText = (tries: number, locale: Locale) =>
  texts.triesLeft[locale].replace('{tries}', String(tries));

/** What a locked PIN leaves to do. */
export function lockedText({ pinTasks }: Pick<TokenInfo, 'pinTasks'>): Localized {
  const unblocking: PinTask = 'unblock';
  return pinTasks?.includes(unblocking)
    ? {
        'zh-CN':
          'PIN 码已锁定，不能再输入。如有解锁 PIN 码，请到“我的设备”点“解锁 PIN 码”设置新 PIN 码；没有的话，请联系发证机构。',
        en: 'The PIN is locked and cannot be entered. With the unblocking PIN, choose "Unlock the PIN" on the page "My devices" to set a new one; without it, ask the issuer of the key.',
      }
    : {
        'zh-CN': 'PIN 码已锁定，不能再输入。请联系发证机构解锁。',
        en: 'The PIN is locked and cannot be entered. Ask the issuer of the key to unlock it.',
      };
}

/** Sentences one after another; Chinese ones end in a sign that has its own space. */
export function inARow(parts: readonly (string | undefined)[], locale: Locale): string {
  return parts.filter((part) => part !== undefined).join(locale === 'en' ? ' ' : '');
}

/** What the dialog says that sets a new PIN. */
import type { Localized, PinTask } from '@sealwright/core/api';
import type { NewPinFault, PinLength } from '@sealwright/shell/protocol';

interface TaskTexts {
  readonly title: Localized;
  /** Label of what allows to set a new PIN. */
  readonly allowing: Localized;
  readonly confirm: Localized;
  readonly busy: Localized;
  readonly done: { readonly headline: Localized; readonly detail: Localized };
  /** Nothing was set when the connection ended. */
  readonly driverGone: Localized;
  /** What to do when nobody can know whether the new PIN was set. */
  readonly uncertain: Localized;
}

export const taskTexts: Readonly<Record<PinTask, TaskTexts>> = {
  change: {
    title: { 'zh-CN': '修改 PIN 码', en: 'Change the PIN' },
    allowing: { 'zh-CN': '旧 PIN 码', en: 'Old PIN' },
    confirm: { 'zh-CN': '修改', en: 'Change' },
    busy: { 'zh-CN': '正在修改 PIN 码，请勿拔出密钥…', en: 'Changing the PIN. Do not pull the key out…' },
    done: {
      headline: { 'zh-CN': 'PIN 码已修改', en: 'The PIN was changed' },
      detail: { 'zh-CN': '从现在起请使用新 PIN 码。', en: 'From now on, use the new one.' },
    },
    driverGone: {
      'zh-CN': '密钥驱动意外退出，PIN 码没有修改。请重新插入密钥后重试。',
      en: 'The key driver stopped unexpectedly and the PIN was not changed. Plug the key in again, then retry.',
    },
    uncertain: {
      'zh-CN': '无法确认 PIN 码是否已修改。请重新插入密钥，先试新 PIN 码；不正确的话，旧 PIN 码仍然有效。',
      en: 'It is not certain whether the PIN was changed. Plug the key in again and try the new PIN first; if it is not correct, the old one still holds.',
    },
  },
  unblock: {
    title: { 'zh-CN': '解锁 PIN 码', en: 'Unlock the PIN' },
    allowing: { 'zh-CN': '解锁 PIN 码', en: 'Unblocking PIN' },
    confirm: { 'zh-CN': '解锁', en: 'Unlock' },
    busy: { 'zh-CN': '正在解锁 PIN 码，请勿拔出密钥…', en: 'Unlocking the PIN. Do not pull the key out…' },
    done: {
      headline: { 'zh-CN': 'PIN 码已解锁', en: 'The PIN was unlocked' },
      detail: {
        'zh-CN': '新 PIN 码已生效，可以继续使用密钥。',
        en: 'The new PIN holds, and the key can be used again.',
      },
    },
    driverGone: {
      'zh-CN': '密钥驱动意外退出，PIN 码没有解锁。请重新插入密钥后重试。',
      en: 'The key driver stopped unexpectedly and the PIN was not unlocked. Plug the key in again, then retry.',
    },
    uncertain: {
      'zh-CN': '无法确认 PIN 码是否已解锁。请重新插入密钥，先试新 PIN 码；仍显示已锁定的话，请重新解锁。',
      en: 'It is not certain whether the PIN was unlocked. Plug the key in again and try the new PIN first; if it is still locked, unlock it once more.',
    },
  },
};

export const setPinTexts = {
  newPin: { 'zh-CN': '新 PIN 码', en: 'New PIN' },
  repeat: { 'zh-CN': '再次输入新 PIN 码', en: 'New PIN once more' },
  unblockingNote: {
    'zh-CN': '解锁 PIN 码由发证机构提供，不是平时使用的 PIN 码。多次输错后它也会锁定，只有发证机构能处理。',
    en: 'The unblocking PIN comes from the issuer of the key and is not your usual PIN. Several wrong ones lock it as well: then only the issuer can help.',
  },
  weak: { 'zh-CN': '这个 PIN 码容易被猜到，建议换一个', en: 'Easy to guess: better choose another one' },
  alike: { 'zh-CN': '两次输入一致', en: 'Both entries agree' },
  different: { 'zh-CN': '与上面输入的新 PIN 码不一致', en: 'This is not the new PIN from above' },
  incorrect: { 'zh-CN': '旧 PIN 码不正确，PIN 码没有修改。', en: 'The old PIN is not correct; nothing was changed.' },
  unblockingIncorrect: {
    'zh-CN': '解锁 PIN 码不正确。',
    en: 'The unblocking PIN is not correct.',
  },
  lastUnblocking: {
    'zh-CN': '这是最后一次机会，再输错就只能由发证机构处理。',
    en: 'This is the last try: after one more wrong one only the issuer can help.',
  },
  unfit: {
    'zh-CN': '密钥不接受这个新 PIN 码，PIN 码没有更改。请换一个长度和字符符合发证机构要求的。',
    en: 'The key does not take this new PIN, and nothing was changed. Choose one with the length and characters that the issuer asks for.',
  },
  unblockingLocked: {
    'zh-CN': '解锁 PIN 码已锁定，PIN 码没有解锁。请联系发证机构处理。',
    en: 'The unblocking PIN is locked, and the PIN was not unlocked. Only the issuer of the key can help now.',
  },
  crashed: { 'zh-CN': '密钥驱动意外退出。', en: 'The key driver stopped unexpectedly.' },
  faulty: { 'zh-CN': '密钥驱动出错。', en: 'The key driver failed.' },
  silent: { 'zh-CN': '设备没有响应。', en: 'The device did not answer.' },
  removed: { 'zh-CN': '设备已拔出。', en: 'The device was pulled out.' },
  notOffered: {
    'zh-CN': '该设备不支持在这里设置 PIN 码，PIN 码没有更改。请使用发证机构的工具。',
    en: 'The PIN of this device cannot be set here, and nothing was changed. Use the tool of its issuer.',
  },
} as const satisfies Record<string, Localized>;

export function faultText(fault: NewPinFault, length: PinLength | undefined): Localized {
  switch (fault) {
    case 'too-short':
      return { 'zh-CN': `太短，至少 ${length?.min} 个字符`, en: `Too short: at least ${length?.min} characters` };
    case 'too-long':
      return { 'zh-CN': `太长，最多 ${length?.max} 个字符`, en: `Too long: at most ${length?.max} characters` };
    case 'unchanged':
      return { 'zh-CN': '与旧 PIN 码相同，请换一个', en: 'This is the old PIN. Choose another one' };
  }
}

export const both = (one: Localized, other: Localized): Localized => ({
  'zh-CN': `${one['zh-CN']}${other['zh-CN']}`,
  en: `${one.en} ${other.en}`,
});

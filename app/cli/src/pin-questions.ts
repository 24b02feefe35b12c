/** What the terminal asks before a PIN is typed, and what it says to a new one. */
import {
  type Locale,
  type Localized,
  type PinStatus,
  plainLine,
  type SetPinRequest,
  type UnlockRequest,
} from '@sealwright/core/api';
import { lengthText, type NewPinFault, type PinLength } from '@sealwright/shell/protocol';

const warnings: Readonly<Record<PinStatus['state'], Localized>> = {
  ok: { 'zh-CN': '', en: '' },
  'few-left': { 'zh-CN': '剩余次数不多，', en: 'Few tries left. ' },
  'last-try': { 'zh-CN': '最后一次机会，', en: 'Last try. ' },
  locked: { 'zh-CN': '', en: '' },
};

const perSignature: Localized = {
  'zh-CN': '该密钥每次签名都要求 PIN 码，程序会代您重复提供，但仅限本次提交。',
  en: 'This key asks for its PIN at each signature; the program gives it on for this one submission only.',
};

const unblocking: Localized = {
  'zh-CN': '解锁 PIN 码由发证机构提供。连续输错会使它也被锁定，届时只有发证机构能处理。',
  en: 'The unblocking PIN comes from the issuer. Several wrong ones lock it as well: only the issuer can help then.',
};

export const questions = {
  pin: { 'zh-CN': '请输入 PIN 码：', en: 'PIN: ' },
  oldPin: { 'zh-CN': '请输入旧 PIN 码：', en: 'Old PIN: ' },
  unblockingPin: { 'zh-CN': '请输入解锁 PIN 码：', en: 'Unblocking PIN: ' },
  repeat: { 'zh-CN': '请再次输入新 PIN 码：', en: 'New PIN once more: ' },
  newPin: (length: PinLength | undefined): Localized => ({
    'zh-CN': `请输入新 PIN 码${length ? `（${lengthText(length)['zh-CN']}）` : ''}：`,
    en: `New PIN${length ? ` (${lengthText(length).en})` : ''}: `,
  }),
} as const;

export const weakness: Localized = {
  'zh-CN': '提示：这个 PIN 码容易被猜到，建议换一个（Ctrl-C 取消）。',
  en: 'Note: this PIN is easy to guess. Better choose another one (Ctrl-C cancels).',
};

export function loginQuestion(request: UnlockRequest, locale: Locale): string {
  const { pin, purpose, pinPerSignature } = request;
  const digest = purpose.digest ? ` (${purpose.digest.slice(0, 16)}…)` : '';
  const note = pinPerSignature ? `${perSignature[locale]}\n` : '';
  return `${deviceName(request, locale)} · ${plainLine(purpose.subject)}${digest}\n${note}${warnings[pin.state][locale]}${questions.pin[locale]}`;
}

/** Asks for what allows to set a new PIN. */
export function firstQuestion(request: SetPinRequest, locale: Locale): string {
  const { token, pin, task } = request;
  const name = deviceName(request, locale);
  const serial = plainLine(token.serial);
  const device = `${name.includes(serial) ? name : `${name} · ${serial}`}\n`;
  if (task === 'unblock') return `${device}${unblocking[locale]}\n${questions.unblockingPin[locale]}`;
  return `${device}${warnings[pin.state][locale]}${questions.oldPin[locale]}`;
}

export function complaint(fault: NewPinFault | 'different', length: PinLength | undefined): Localized {
  switch (fault) {
    case 'different':
      return { 'zh-CN': '两次输入的新 PIN 码不一致。', en: 'The two entries of the new PIN differ.' };
    case 'unchanged':
      return { 'zh-CN': '新 PIN 码与旧 PIN 码相同。', en: 'The new PIN is the same as the old one.' };
    default: {
      const wanted = length && lengthText(length);
      return {
        'zh-CN': `新 PIN 码的长度不符，应为 ${wanted?.['zh-CN'] ?? ''}。`,
        en: `The new PIN does not have the right length: ${wanted?.en ?? ''}.`,
      };
    }
  }
}

function deviceName({ device, token }: Pick<SetPinRequest, 'device' | 'token'>, locale: Locale): string {
  return plainLine(device?.[locale] ?? token.label);
}

import {
  type Locale,
  type Localized,
  PinIncorrect,
  PinLocked,
  type SealwrightError,
  TokenRemoved,
  type UnlockRequest,
} from '@sealwright/core/api';
import { DriverCrashed, DriverDeadline } from '@sealwright/core/drivers/protocol';
import { RpcClosed, RpcDeadline } from '@sealwright/core/rpc';
import type { PinPageOutcome } from '@sealwright/shell/protocol';
import { inARow, lockedText, texts, titles, triesWarning, triesWarningAfterMistake } from './messages.ts';
import { type PinField, pinField } from './pin-field.ts';
import type { PinDriverAccess, PinMistake, PinWork, PinWorkTexts } from './pin-work.ts';
import { takePin } from './typed-pin.ts';

const own = {
  busy: { 'zh-CN': '正在验证 PIN 码…', en: 'Checking the PIN…' },
  perSignature: {
    'zh-CN': '该密钥每次签名都要求 PIN 码，程序会代您重复提供，但仅限本次提交。',
    en: 'This key asks for its PIN at each signature; the program gives it on for this one submission only.',
  },
  keptForSession: {
    'zh-CN': 'PIN 码只发送给密钥设备，本次提交后即清除。',
    en: 'The PIN goes to the key and nowhere else, and is gone after this submission.',
  },
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
} as const satisfies Record<string, Localized>;

/** Asks for the PIN and logs in. */
export class LogIn implements PinWork {
  readonly request: UnlockRequest;
  readonly texts: PinWorkTexts;
  readonly fields: readonly PinField[];
  readonly opening: PinWork['opening'];
  private readonly locale: Locale;
  private readonly driver: PinDriverAccess;
  private readonly field: PinField;

  constructor(request: UnlockRequest, locale: Locale, driver: PinDriverAccess) {
    const { pin, purpose, pinPerSignature } = request;
    this.request = request;
    this.locale = locale;
    this.driver = driver;
    this.field = pinField({ id: 'pin-field', label: texts.pin, locale });
    this.fields = [this.field];
    this.texts = {
      title: titles[purpose.action],
      confirm: texts.confirm,
      busy: own.busy,
      privacy: pinPerSignature ? own.keptForSession : texts.privacy,
      ...(pinPerSignature && { note: own.perSignature }),
    };
    this.opening = pin.state === 'locked' ? { error: PinLocked({}) } : { warning: triesWarning(pin, locale) };
  }

  objection(): undefined {}

  async hand(): Promise<PinPageOutcome> {
    const { client, options } = this.driver;
    const pin = takePin(this.field.input);
    try {
      return { kind: 'session', session: await client.login(this.request.token.id, pin, options) };
    } finally {
      pin.fill(0);
    }
  }

  mistakeOf(error: SealwrightError): PinMistake | undefined {
    if (!PinIncorrect.is(error) || error.data.triesLeft === 0) return undefined;
    const warning = triesWarningAfterMistake(error.data.triesLeft, this.locale);
    return { field: this.field, sentence: inARow([texts.incorrect[this.locale], warning], this.locale) };
  }

  endOf(error: SealwrightError): SealwrightError {
    return PinIncorrect.is(error) ? PinLocked({}) : error;
  }

  reasonOf(error: SealwrightError): Localized {
    if (PinLocked.is(error)) return lockedText(this.request.token);
    if (RpcClosed.is(error) || DriverCrashed.is(error)) return own.driverGone;
    if (RpcDeadline.is(error) || DriverDeadline.is(error)) return own.deviceSilent;
    if (TokenRemoved.is(error)) return own.removed;
    return error.sentence;
  }
}

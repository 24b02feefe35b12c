import {
  type Locale,
  type Localized,
  PinIncorrect,
  PinLocked,
  PinUnfit,
  type SealwrightError,
  type SetPinRequest,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '@sealwright/core/api';
import { DriverCrashed, DriverDeadline, DriverFault } from '@sealwright/core/drivers/protocol';
import { RpcClosed, RpcDeadline, RpcInternal, RpcInvalid } from '@sealwright/core/rpc';
import {
  areEqual,
  beginsWith,
  faultOfNewPin,
  isWeakPin,
  lengthText,
  type NewPinFault,
  type PinLength,
  type PinPageOutcome,
  plausibleLength,
} from '@sealwright/shell/protocol';
import { inARow, lockedText, texts, triesLeftText, triesWarning, triesWarningAfterMistake } from './messages.ts';
import { type PinField, pinField } from './pin-field.ts';
import type { PinDriverAccess, PinMistake, PinWork, PinWorkTexts } from './pin-work.ts';
import { both, faultText, setPinTexts as own, taskTexts } from './set-pin-messages.ts';
import { takePin, withPins } from './typed-pin.ts';

/** Asks for the old PIN or the unblocking PIN and twice for a new one, and sets that. */
export class SetPin implements PinWork {
  readonly request: SetPinRequest;
  readonly texts: PinWorkTexts;
  readonly fields: readonly PinField[];
  readonly opening: PinWork['opening'];
  private readonly locale: Locale;
  private readonly driver: PinDriverAccess;
  private readonly length: PinLength | undefined;
  private readonly allowing: PinField;
  private readonly newPin: PinField;
  private readonly repeat: PinField;

  constructor(request: SetPinRequest, locale: Locale, driver: PinDriverAccess) {
    const { task, pin, token } = request;
    const { title, allowing, confirm, busy, done } = taskTexts[task];
    this.request = request;
    this.locale = locale;
    this.driver = driver;
    this.length = plausibleLength(token);
    const hint = this.length && lengthText(this.length);
    this.allowing = pinField({ id: 'allowing-pin', label: allowing, locale });
    this.newPin = pinField({ id: 'new-pin', label: own.newPin, hint, hasNote: true, locale });
    this.repeat = pinField({ id: 'repeated-pin', label: own.repeat, hasNote: true, locale });
    this.fields = [this.allowing, this.newPin, this.repeat];
    this.texts = {
      ...{ title, confirm, busy, done, privacy: texts.privacy },
      ...(task === 'unblock' && { note: own.unblockingNote }),
    };
    if (task === 'unblock') this.opening = {};
    else this.opening = pin.state === 'locked' ? { error: PinLocked({}) } : { warning: triesWarning(pin, locale) };
  }

  /** Says nothing against what may still become right by going on. */
  review(): void {
    this.tellOfNewPin('quiet');
    const { newPin, repeat } = this;
    const isEmpty = repeat.input.value === '';
    const repeated = withPins([newPin.input, repeat.input], (one, other) => {
      if (areEqual(one, other)) return 'alike';
      return beginsWith(one, other) ? 'begun' : 'different';
    });
    repeat.mark(!isEmpty && repeated === 'different');
    if (isEmpty || repeated === 'begun') repeat.note('quiet');
    else if (repeated === 'alike') repeat.note('good', own.alike);
    else repeat.note('danger', own.different);
  }

  objection(): PinField | undefined {
    const { newPin, repeat } = this;
    if (this.tellOfNewPin('danger')) return newPin;
    if (withPins([newPin.input, repeat.input], areEqual)) return undefined;
    repeat.note('danger', own.different);
    repeat.mark(true);
    return repeat;
  }

  async hand(): Promise<PinPageOutcome> {
    const { task, token } = this.request;
    const { client, options } = this.driver;
    const allowing = takePin(this.allowing.input);
    const newPin = takePin(this.newPin.input);
    this.repeat.input.value = '';
    try {
      if (task === 'change') await client.changePin(token.id, allowing, newPin, options);
      else await client.unblockPin(token.id, allowing, newPin, options);
      return { kind: 'pin-set' };
    } finally {
      allowing.fill(0);
      newPin.fill(0);
    }
  }

  mistakeOf(error: SealwrightError): PinMistake | undefined {
    const { locale } = this;
    if (PinUnfit.is(error)) return { field: this.newPin, sentence: own.unfit[locale] };
    if (PinIncorrect.is(error) && error.data.triesLeft !== 0) {
      const warning = triesWarningAfterMistake(error.data.triesLeft, locale);
      return { field: this.allowing, sentence: inARow([own.incorrect[locale], warning], locale) };
    }
    if (UnblockingPinIncorrect.is(error) && error.data.triesLeft !== 0) {
      const { triesLeft } = error.data;
      const left = triesLeft === null ? undefined : triesLeftText(triesLeft, locale);
      const warning = triesLeft === 1 ? own.lastUnblocking[locale] : left;
      return { field: this.allowing, sentence: inARow([own.unblockingIncorrect[locale], warning], locale) };
    }
    return undefined;
  }

  endOf(error: SealwrightError): SealwrightError {
    if (PinIncorrect.is(error)) return PinLocked({});
    return UnblockingPinIncorrect.is(error) ? UnblockingPinLocked({}) : error;
  }

  reasonOf(error: SealwrightError, wasBusy: boolean): Localized {
    const { driverGone, uncertain } = taskTexts[this.request.task];
    if (PinLocked.is(error)) return lockedText(this.request.token);
    if (UnblockingPinLocked.is(error)) return own.unblockingLocked;
    if (RpcInvalid.is(error)) return own.notOffered;
    const broken = brokenOff.find(({ types }) => types.some((type) => type.is(error)));
    if (!broken) return error.sentence;
    // Before the PINs were handed over only the driver's end is heard of.
    return wasBusy ? both(broken.sentence, uncertain) : driverGone;
  }

  /** Whether the new PIN cannot be handed over. That it is too short is no news while it is being typed. */
  private tellOfNewPin(tooShort: 'quiet' | 'danger'): boolean {
    const { input } = this.newPin;
    const fault = input.value === '' ? undefined : this.faultOfNewPin();
    if (fault !== undefined) {
      this.newPin.note(fault === 'too-short' ? tooShort : 'danger', faultText(fault, this.length));
      this.newPin.mark(fault !== 'too-short' || tooShort === 'danger');
      return true;
    }
    this.newPin.note('warning', withPins([input], isWeakPin) ? own.weak : undefined);
    return false;
  }

  private faultOfNewPin(): NewPinFault | undefined {
    const isChange = this.request.task === 'change';
    return withPins([this.newPin.input, this.allowing.input], (newPin, oldPin) =>
      faultOfNewPin(newPin, { length: this.length, ...(isChange && { oldPin }) }),
    );
  }
}

/** What leaves nobody knowing what the device made of the call: told by the connection here, or by the shell's process. */
const brokenOff = [
  { types: [RpcClosed, DriverCrashed], sentence: own.crashed },
  { types: [RpcDeadline, DriverDeadline], sentence: own.silent },
  { types: [RpcInternal, DriverFault], sentence: own.faulty },
  { types: [TokenRemoved], sentence: own.removed },
];

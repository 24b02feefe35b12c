import {
  type Locale,
  type PinDriver,
  type PinEntry,
  PinUnfit,
  type SealwrightError,
  type SetPinRequest,
  type TokenInfo,
  TokenRemoved,
  type UnlockRequest,
} from '@sealwright/core/api';
import { DriverCrashed, DriverDeadline } from '@sealwright/core/drivers';
import { areEqual, faultOfNewPin, isWeakPin, type NewPinFault, plausibleLength } from '@sealwright/shell/protocol';
import { PinTaskMissing, PinUnavailable, PinUncertain, PinUnchanged } from './errors.ts';
import type { GivenPins } from './given-pins.ts';
import { complaint, firstQuestion, loginQuestion, questions, weakness } from './pin-questions.ts';
import { typedPin } from './typed-pin.ts';

/** What sets a new PIN: the old one or the unblocking PIN, and the new one. */
interface NewPin {
  readonly allowing: Uint8Array;
  readonly newPin: Uint8Array;
}

/** Where the terminal gets PINs from and whom it hands them to; their bytes are overwritten before its calls return. */
export class TerminalPinEntry implements PinEntry {
  private readonly given: GivenPins;
  private readonly locale: Locale;
  private readonly driver: (id: string) => Promise<PinDriver>;

  constructor(given: GivenPins, locale: Locale, driver: (id: string) => Promise<PinDriver>) {
    this.given = given;
    this.locale = locale;
    this.driver = driver;
  }

  async unlock(request: UnlockRequest, signal?: AbortSignal): Promise<{ readonly session: string }> {
    const driver = await this.driver(request.driver);
    const given = await this.given.take(1, signal);
    const pin = given?.[0] ?? (await typedPin(this.terminal(), loginQuestion(request, this.locale), signal));
    try {
      return { session: await driver.login(request.token.id, pin) };
    } finally {
      pin.fill(0);
    }
  }

  async setPin(request: SetPinRequest, signal?: AbortSignal): Promise<void> {
    const { token, task } = request;
    const driver = await this.driver(request.driver);
    const set = task === 'change' ? driver.changePin?.bind(driver) : driver.unblockPin?.bind(driver);
    if (!set) throw PinTaskMissing({ device: token.label });
    const { allowing, newPin } = (await this.givenPins(request, signal)) ?? (await this.typedPins(request, signal));
    try {
      await set(token.id, allowing, newPin);
    } catch (fault) {
      throw isBrokenOff(fault)
        ? PinUncertain({ zh: fault.sentence['zh-CN'], en: fault.sentence.en }, { cause: fault })
        : fault;
    } finally {
      allowing.fill(0);
      newPin.fill(0);
    }
  }

  private terminal(): NodeJS.ReadStream {
    if (!process.stdin.isTTY) throw PinUnavailable({});
    return process.stdin;
  }

  /** Nobody is there to mend a new PIN that does not fit: it is refused. */
  private async givenPins({ token, task }: SetPinRequest, signal?: AbortSignal): Promise<NewPin | undefined> {
    const [allowing, newPin] = (await this.given.take(2, signal)) ?? [];
    if (!allowing || !newPin) return undefined;
    const fault = faultOf(newPin, allowing, task, token);
    if (fault === undefined) return { allowing, newPin };
    allowing.fill(0);
    newPin.fill(0);
    throw fault === 'unchanged' ? PinUnchanged({}) : PinUnfit({});
  }

  /** Asks for the new PIN until it fits and is typed twice alike. Nothing has gone to the device by then. */
  private async typedPins(request: SetPinRequest, signal?: AbortSignal): Promise<NewPin> {
    const { token, task } = request;
    const { locale } = this;
    const terminal = this.terminal();
    const length = plausibleLength(token);
    const allowing = await typedPin(terminal, firstQuestion(request, locale), signal);
    try {
      for (;;) {
        const newPin = await typedPin(terminal, questions.newPin(length)[locale], signal);
        const fault = faultOf(newPin, allowing, task, token) ?? (await this.repeatedWrong(newPin, signal));
        if (fault === undefined) return { allowing, newPin };
        newPin.fill(0);
        process.stderr.write(`${complaint(fault, length)[locale]}\n`);
      }
    } catch (fault) {
      allowing.fill(0);
      throw fault;
    }
  }

  private async repeatedWrong(newPin: Uint8Array, signal?: AbortSignal): Promise<'different' | undefined> {
    if (isWeakPin(newPin)) process.stderr.write(`${weakness[this.locale]}\n`);
    let repeated: Uint8Array | undefined;
    try {
      repeated = await typedPin(this.terminal(), questions.repeat[this.locale], signal);
      return areEqual(newPin, repeated) ? undefined : 'different';
    } catch (fault) {
      newPin.fill(0);
      throw fault;
    } finally {
      repeated?.fill(0);
    }
  }
}

/** An unblocking PIN is never one's own PIN; what was locked may be set again. */
function faultOf(
  newPin: Uint8Array,
  allowing: Uint8Array,
  task: SetPinRequest['task'],
  token: TokenInfo,
): NewPinFault | undefined {
  return faultOfNewPin(newPin, { length: plausibleLength(token), ...(task === 'change' && { oldPin: allowing }) });
}

/** Nobody knows then what the device made of the call. */
function isBrokenOff(fault: unknown): fault is SealwrightError {
  return DriverCrashed.is(fault) || DriverDeadline.is(fault) || TokenRemoved.is(fault);
}

import {
  type Locale,
  type Localized,
  type PassphraseEntry,
  type PassphraseRequest,
  Secret,
} from '@sealwright/core/api';
import { areEqual } from '@sealwright/shell/protocol';
import { PassphraseUnavailable } from './errors.ts';
import type { GivenPins } from './given-pins.ts';
import { typedPin } from './typed-pin.ts';

const different: Localized = {
  'zh-CN': '两次输入的口令不一致。',
  en: 'The two entries differ.',
};

/** Where the terminal gets passphrases from: the same places as PINs. */
export class TerminalPassphraseEntry implements PassphraseEntry {
  private readonly given: GivenPins;
  private readonly locale: Locale;

  constructor(given: GivenPins, locale: Locale) {
    this.given = given;
    this.locale = locale;
  }

  async ask(request: PassphraseRequest): Promise<Secret> {
    const given = await this.given.take(1, request.signal);
    return new Secret(given?.[0] ?? (await this.typed(request)));
  }

  private async typed({ question, again, signal }: PassphraseRequest): Promise<Uint8Array> {
    if (!process.stdin.isTTY) throw PassphraseUnavailable({});
    for (;;) {
      const typed = await typedPin(process.stdin, question[this.locale], signal);
      if (!again || (await this.isRepeated(typed, again, signal))) return typed;
      typed.fill(0);
      process.stderr.write(`${different[this.locale]}\n`);
    }
  }

  private async isRepeated(typed: Uint8Array, again: Localized, signal?: AbortSignal): Promise<boolean> {
    try {
      const repeated = await typedPin(process.stdin, again[this.locale], signal);
      const isSame = areEqual(typed, repeated);
      repeated.fill(0);
      return isSame;
    } catch (fault) {
      typed.fill(0);
      throw fault;
    }
  }
}

/** What can be said of a new PIN before its token has seen it. PINs are bytes of UTF-8 here, which can be overwritten. */
import type { Localized, TokenInfo } from '@sealwright/core/api';

export type PinLength = NonNullable<TokenInfo['pinLength']>;

/** Keeps the new PIN from being handed over. */
export type NewPinFault = 'too-short' | 'too-long' | 'unchanged';

/** What the token says about its PINs, where that makes sense: libraries report lengths that nobody could keep to. */
export function plausibleLength({ pinLength }: Pick<TokenInfo, 'pinLength'>): PinLength | undefined {
  return pinLength && pinLength.max > 0 && pinLength.min <= pinLength.max ? pinLength : undefined;
}

/** Longest PIN that is worth telling, in characters: some libraries say 255. */
const LONGEST_TOLD = 64;

export function lengthText({ min, max }: PinLength): Localized {
  if (max > LONGEST_TOLD) return { 'zh-CN': `至少 ${min} 个字符`, en: `at least ${min} characters` };
  const range = min === max ? String(min) : `${min}–${max}`;
  return { 'zh-CN': `${range} 个字符`, en: `${range} characters` };
}

/** `oldPin` is missing where the new PIN may be the same as the one that was locked. */
export function faultOfNewPin(
  newPin: Uint8Array,
  { oldPin, length }: { readonly oldPin?: Uint8Array; readonly length?: PinLength | undefined },
): NewPinFault | undefined {
  const characters = characterCount(newPin);
  if (length && characters < length.min) return 'too-short';
  if (length && characters > length.max) return 'too-long';
  return oldPin && areEqual(oldPin, newPin) ? 'unchanged' : undefined;
}

/** Whether anybody would guess it early: one character again and again, or a run such as 12345678 or 654321. */
export function isWeakPin(pin: Uint8Array): boolean {
  if (pin.length < 2) return pin.length === 1;
  const step = (pin[1] as number) - (pin[0] as number);
  return Math.abs(step) <= 1 && pin.every((byte, index) => index === 0 || byte - (pin[index - 1] as number) === step);
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Whether `one` is how `whole` begins. */
export function beginsWith(whole: Uint8Array, one: Uint8Array): boolean {
  return one.length <= whole.length && one.every((byte, index) => byte === whole[index]);
}

/** Of UTF-8: 10xxxxxx goes on with a character. */
function characterCount(text: Uint8Array): number {
  return text.reduce((count, byte) => ((byte & 0xc0) === 0x80 ? count : count + 1), 0);
}

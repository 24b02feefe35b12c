import { createHash } from 'node:crypto';
import { type PinStatus, type PinTask, type TokenInfo, TokenRemoved } from '@sealwright/core/api';
import { quietly } from '@sealwright/driver-kit/driver';
import type { Cryptoki, Handle, TokenInfo as SlotToken } from './cryptoki.ts';
import { CKF } from './cryptoki-constants.ts';

/** Longer ones are none: what libraries say then is nonsense. */
const LONGEST_PIN = 1_000;

export interface PluggedToken {
  readonly slot: Handle;
  readonly info: TokenInfo;
  /** As the library tells it. */
  readonly raw: SlotToken;
}

/** The tokens in the slots of a library, by ids that stay the same when a token is moved to another slot. */
export class TokenSlots {
  private readonly cryptoki: Cryptoki;

  constructor(cryptoki: Cryptoki) {
    this.cryptoki = cryptoki;
  }

  /** Slots with something in them, as one text: it differs when something was plugged in or pulled out. */
  occupied(): string {
    return this.cryptoki
      .C_GetSlotList(true)
      .map((slot) => slot.toString('hex'))
      .join(' ');
  }

  list(): readonly PluggedToken[] {
    const ids = new Map<string, number>();
    return this.cryptoki.C_GetSlotList(true).flatMap((slot) => {
      const raw = this.tokenIn(slot);
      if (!raw || !(raw.flags & CKF.tokenInitialised)) return [];
      const [label, serial, manufacturer] = [raw.label, raw.serialNumber, raw.manufacturerID].map(plain) as [
        string,
        string,
        string,
      ];
      const id = idOf(serial, `${label}\0${manufacturer}`);
      const namesakes = ids.get(id) ?? 0;
      ids.set(id, namesakes + 1);
      const name = namesakes === 0 ? id : `${id}-${namesakes + 1}`;
      return [{ slot, info: { id: name, label, serial, manufacturer, ...detailsOf(raw) }, raw }];
    });
  }

  /** Throws `token.removed`. */
  get(token: string): PluggedToken {
    const found = this.list().find(({ info }) => info.id === token);
    if (!found) throw TokenRemoved({ token });
    return found;
  }

  has(token: string): boolean {
    try {
      return this.list().some(({ info }) => info.id === token);
    } catch {
      // A library that cannot even list its slots has no token to work with.
      return false;
    }
  }

  private tokenIn(slot: Handle): SlotToken | undefined {
    let token: SlotToken | undefined;
    // Pulled out between the two calls, or not readable: another slot may hold a good one.
    quietly(() => {
      token = this.cryptoki.C_GetTokenInfo(slot);
    });
    return token;
  }
}

/** The officer's PIN is the issuer's or the holder's own affair: nobody can tell from the token who has it. */
function pinTasksOf(flags: number): readonly PinTask[] {
  if (flags & CKF.writeProtected) return [];
  return flags & CKF.officerPinLocked ? ['change'] : ['change', 'unblock'];
}

function detailsOf({ model, firmwareVersion, minPinLen, maxPinLen, flags }: SlotToken): Partial<TokenInfo> {
  const { major = 0, minor = 0 } = firmwareVersion ?? {};
  return {
    ...(plain(model) !== '' && { model: plain(model) }),
    ...((major > 0 || minor > 0) && { firmware: `${major}.${minor}` }),
    // Where these are as they should be: libraries fill what they do not know with anything.
    ...(minPinLen >= 1 &&
      minPinLen <= maxPinLen &&
      maxPinLen <= LONGEST_PIN && { pinLength: { min: minPinLen, max: maxPinLen } }),
    pinTasks: pinTasksOf(flags),
  };
}

/** PKCS#11 knows no number of tries, only that they are running out (PKCS#11 base 2.40, CK_TOKEN_INFO flags). */
export function pinStatusOf({ raw: { flags } }: PluggedToken): PinStatus {
  if (flags & CKF.userPinLocked) return { state: 'locked' };
  if (flags & CKF.userPinFinalTry) return { state: 'last-try' };
  return { state: flags & CKF.userPinCountLow ? 'few-left' : 'ok' };
}

/** Fields are padded with blanks, by some libraries with zeros. */
function plain(field: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what libraries pad with
  return field.replace(/[\x00-\x1f\x7f]+/g, ' ').trim();
}

/** The serial number where it can stand in a name that users write; else a digest of all that is known. */
function idOf(serial: string, rest: string): string {
  if (/^[\w.-]{1,64}$/.test(serial)) return serial;
  return createHash('sha256').update(`${serial}\0${rest}`).digest('hex').slice(0, 16);
}

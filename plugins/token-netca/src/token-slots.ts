import type { PinStatus, PinTask, TokenInfo } from '@sealwright/core/api';
import { DeviceFailed, plainText, type TokenSource, tokenId, withoutNamesakes } from '@sealwright/driver-kit/driver';
import { type Cryptoki, type Handle, reasonOf, type TokenInfo as SlotToken } from './cryptoki.ts';
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
export class TokenSlots implements TokenSource<PluggedToken> {
  private readonly cryptoki: Cryptoki;
  /** Slots with something in them at the last look; none where something in them could not be read. */
  private read: string | undefined;

  constructor(cryptoki: Cryptoki) {
    this.cryptoki = cryptoki;
  }

  list(): readonly PluggedToken[] {
    const occupied = this.occupied();
    const found = occupied.map((slot) => ({ slot, raw: this.tokenIn(slot) }));
    this.read = found.every(({ raw }) => raw) ? textOf(occupied) : undefined;
    const tokens = found.flatMap(({ slot, raw }) =>
      raw && raw.flags & CKF.tokenInitialised ? [{ slot, raw, info: infoOf(raw) }] : [],
    );
    return withoutNamesakes(tokens);
  }

  mayHaveChanged(): boolean {
    return this.read !== textOf(this.occupied());
  }

  private occupied(): readonly Handle[] {
    try {
      return this.cryptoki.C_GetSlotList(true);
    } catch (fault) {
      throw DeviceFailed({ reason: reasonOf(fault) }, { cause: fault });
    }
  }

  private tokenIn(slot: Handle): SlotToken | undefined {
    try {
      return this.cryptoki.C_GetTokenInfo(slot);
    } catch {
      // Pulled out between the two calls, or not readable: another slot may hold a good one.
      return undefined;
    }
  }
}

const textOf = (slots: readonly Handle[]) => slots.map((slot) => slot.toString('hex')).join(' ');

/** The officer's PIN is the issuer's or the holder's own affair: nobody can tell from the token who has it. */
function pinTasksOf(flags: number): readonly PinTask[] {
  if (flags & CKF.writeProtected) return [];
  return flags & CKF.officerPinLocked ? ['change'] : ['change', 'unblock'];
}

function infoOf(raw: SlotToken): TokenInfo {
  const [label, serial] = [plainText(raw.label), plainText(raw.serialNumber)];
  const [manufacturer, model] = [plainText(raw.manufacturerID), plainText(raw.model)];
  const { major = 0, minor = 0 } = raw.firmwareVersion ?? {};
  const { minPinLen: min, maxPinLen: max } = raw;
  return {
    id: tokenId(serial, `${label}\0${manufacturer}`),
    ...{ label, serial, manufacturer },
    ...(model !== '' && { model }),
    ...((major > 0 || minor > 0) && { firmware: `${major}.${minor}` }),
    // Where these are as they should be: libraries fill what they do not know with anything.
    ...(min >= 1 && min <= max && max <= LONGEST_PIN && { pinLength: { min, max } }),
    pinTasks: pinTasksOf(raw.flags),
  };
}

/** PKCS#11 knows no number of tries, only that they are running out (PKCS#11 base 2.40, CK_TOKEN_INFO flags). */
export function pinStatusOf({ raw: { flags } }: PluggedToken): PinStatus {
  if (flags & CKF.userPinLocked) return { state: 'locked' };
  if (flags & CKF.userPinFinalTry) return { state: 'last-try' };
  return { state: flags & CKF.userPinCountLow ? 'few-left' : 'ok' };
}

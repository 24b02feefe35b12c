/**
 * A terminal's way to ask for a passphrase that belongs to no key device. Provided by the command line; windows ask in
 * pages of their own.
 */
import type { Localized } from '../localized.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';

export interface PassphraseEntry {
  /**
   * Asks without an echo, or reads a line from where `--pin-stdin` or `--pin-fd` say. The caller wipes the result. Rejects
   * with `passphrase.unavailable` (nobody to ask), `pin.cancelled`, `pin.empty`, `pin.too-long` or `pin.unreadable`.
   */
  ask(request: PassphraseRequest): Promise<Secret>;
}

export interface PassphraseRequest {
  readonly question: Localized;
  /** Asked second, until both answers are the same: for a new passphrase that is typed. */
  readonly again?: Localized;
  readonly signal?: AbortSignal;
}

export const PassphraseEntry = defineService<PassphraseEntry>('shell.passphrase-entry');

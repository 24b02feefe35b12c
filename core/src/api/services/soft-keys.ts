/** Lets others put keys and seals into the software token. Owner: `plugins/token-soft`. Caller: the demo company. */
import type { Picture } from '../appearance.ts';
import { defineService } from '../token.ts';

export interface SoftKeys {
  /**
   * Adds a token made of one PKCS#12 file (RFC 7292) whose password is the token's PIN. A token of the same id is
   * replaced, with its try counter reset. Resolves with the token's id.
   */
  add(token: NewSoftToken): Promise<string>;
}

export interface NewSoftToken {
  /** Letters, digits and '-'. */
  readonly id: string;
  readonly label: string;
  readonly pkcs12: Uint8Array;
  /** Certificates, DER, signer first: shown before any PIN is given. */
  readonly chain: readonly Uint8Array[];
  readonly maxTries: number;
  readonly seals: readonly NewSoftSeal[];
}

export interface NewSoftSeal {
  readonly id: string;
  readonly name: string;
  readonly picture: Picture;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** DER SESeal, as in `Seal`. */
  readonly electronicSeal?: Uint8Array;
}

export const SoftKeys = defineService<SoftKeys>('token-soft.keys');

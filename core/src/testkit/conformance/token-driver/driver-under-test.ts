import type { KeyInfo, TokenDriver } from '../../../api/index.ts';

/** A driver that is held to the suite, and what the suite must know of its tokens. Made anew for each test. */
export interface TokenDriverUnderTest {
  /** Both halves of the driver; where it runs in a process, the two channels' ends side by side. */
  readonly driver: TokenDriver;
  /** What is plugged in. One token at least has a signing key. */
  readonly tokens: readonly ExpectedToken[];
  /** PIN of every token. Choose PINs that appear nowhere else, so that a leak can be told. */
  readonly pin: string;
  readonly wrongPin: string;
  /** Tries of a PIN, where the driver can know them; else the suite tries until the PIN is locked. */
  readonly maxTries?: number;
  /** `false` for a token whose PIN no number of wrong ones locks, such as one of SoftHSM2. */
  readonly locks?: boolean;
  /** For tokens with PIN tasks. */
  readonly pinTasks?: PinTasksUnderTest;
  /** For SM2 keys, which Node cannot verify: SM3(Z || M) for the certificate's key, and GB/T 32918.2's verification. */
  readonly sm2?: {
    digest(certificate: Uint8Array, message: Uint8Array): Uint8Array;
    verify(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  };
  /** Pulls a token out, and puts it back. */
  remove?(token: string): Promise<void>;
  insert?(token: string): Promise<void>;
  /** How long the driver may take to see that, in milliseconds; default 10000. */
  readonly patience?: number;
  /** Ends the driver and starts it anew with the same tokens. */
  restart(): Promise<TokenDriver>;
  /** All that the driver has logged and printed. */
  output(): string;
  end(): Promise<void>;
}

export interface PinTasksUnderTest {
  /** One that the tokens take. */
  readonly newPin: string;
  /** One that they refuse; without it the suite takes one that is longer than the tokens' `pinLength`. */
  readonly unfitPin?: string;
  /** For the task `unblock`. */
  readonly unblockingPin?: string;
  readonly wrongUnblockingPin?: string;
  /** Tries of the unblocking PIN, where it is ever locked. */
  readonly maxUnblockingTries?: number;
}

export interface ExpectedToken {
  readonly id: string;
  readonly keys: readonly ExpectedKey[];
  /** Labels of its data objects, for a driver that reads them. */
  readonly data?: { readonly open: readonly string[]; readonly behindPin: readonly string[] };
}

export interface ExpectedKey {
  readonly usage: KeyInfo['usage'];
  readonly kind: KeyInfo['algorithm']['kind'];
  /** Default false. */
  readonly pinPerSignature?: boolean;
  /** Common name in the certificate. */
  readonly holder?: string;
}

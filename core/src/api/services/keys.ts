/**
 * Signing keys of all token drivers. Owner: `plugins/keys`. Callers: signing, seals, CLI and pages that list keys.
 * No caller ever sees a PIN: `open` asks the shell's PIN entry, which talks to the driver process directly.
 */
import type { CertificateSummary } from '../certificate.ts';
import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';
import type { KeyInfo, SignMechanism, TokenInfo } from '../points/token-drivers.ts';
import { defineService } from '../token.ts';

export interface Key extends KeyInfo {
  /** Unique among all drivers: `<driver>:<token>:<key>`; users may shorten it to any unambiguous part. */
  readonly ref: string;
  readonly driver: string;
  readonly token: TokenInfo;
  readonly certificate: CertificateSummary;
}

/** An unlocked token: opaque, short-lived, closed by its opener. */
export interface KeySession {
  readonly token: TokenInfo;
  /** Signs a digest (not the message) with one of the token's keys. Encoded as CMS wants it: ECDSA and SM2 as DER SEQUENCE {r, s}. */
  sign(key: Key, mechanism: SignMechanism, digest: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Keys {
  /** Keys of all drivers that answer; a driver that does not is named in `faults`. */
  list(): Promise<{
    readonly keys: readonly Key[];
    readonly faults: readonly { readonly driver: string; readonly error: unknown }[];
  }>;
  /**
   * Finds a signing key by its ref, token id, token label, certificate name or serial number, or by any part of these
   * that fits one key only; upper and lower case are the same. `keys.not-found`, `keys.ambiguous`.
   */
  find(text: string): Promise<Key>;
  /** Asks for the PIN through the shell and unlocks the key's token. Rejects with `token.*` errors; never retries. */
  open(key: Key, purpose: KeyPurpose, signal?: AbortSignal): Promise<KeySession>;
  readonly onDidChange: Event<void>;
}

/** What the PIN entry shows above its field. */
export interface KeyPurpose {
  readonly action: 'sign' | 'log-in' | 'decrypt';
  /** File name or service name. */
  readonly subject: string;
  /** Digest of the document in hex, where one exists: the signer sees what is signed before the PIN is given. */
  readonly digest?: string;
}

export const Keys = defineService<Keys>('keys');

export const KeyNotFound = defineError<{ text: string }>('keys.not-found', {
  'zh-CN': '找不到与“{text}”相符的签名密钥。请插入密钥，或用 keys list 查看可用的密钥。',
  en: 'No signing key fits "{text}". Plug the key in, or see the available ones with "keys list".',
});
export const KeyAmbiguous = defineError<{ text: string; matches: readonly string[] }>('keys.ambiguous', {
  'zh-CN': '有多个签名密钥与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several signing keys fit "{text}": {matches}. Name one more exactly.',
});

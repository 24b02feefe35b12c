/**
 * Signing keys of all token drivers. Owner: `plugins/keys`. Callers: signing, seals, CLI and pages that list keys.
 * No caller ever sees a PIN: `open` asks the shell's PIN entry, which talks to the driver process directly.
 */
import type { CertificateSummary } from '../certificate.ts';
import { defineError, type ErrorRecord } from '../errors.ts';
import type { Event } from '../event.ts';
import { defineObserveHook } from '../hook.ts';
import type { Localized } from '../localized.ts';
import type {
  DecryptMechanism,
  KeyInfo,
  PinStatus,
  PinTask,
  SignMechanism,
  TokenDatum,
  TokenInfo,
} from '../points/token-drivers.ts';
import type { LibraryReport } from '../points/token-libraries.ts';
import { defineService } from '../token.ts';

export interface Key extends KeyInfo {
  /** Unique among all drivers: `<driver>:<token>:<key>`; users may shorten it to any unambiguous part. */
  readonly ref: string;
  readonly driver: string;
  readonly token: TokenInfo;
  readonly certificate: CertificateSummary;
}

/** A plugged key device, whether or not it holds a certificate. */
export interface KeyDevice {
  /** Unique among all drivers: `<driver>:<token>`. */
  readonly ref: string;
  readonly driver: string;
  readonly token: TokenInfo;
  /** The name that its user gave it, else vendor and serial number: "网证通-F320078983". */
  readonly name: Localized;
  /** Missing where the device does not tell. */
  readonly pin?: PinStatus;
  /** Signing and encryption keys. */
  readonly keys: readonly Key[];
}

/** Why the keys of a driver are not listed. */
export interface DriverTrouble {
  readonly driver: string;
  /** The device or library, as users know it. */
  readonly title: Localized;
  readonly error: unknown;
  /** Switched off after several faults; `Keys.resetDriver` lets it work again. */
  readonly quarantined: boolean;
}

/** A driver that has not answered yet. */
export interface PendingDriver {
  readonly driver: string;
  /** The device or library, as users know it. */
  readonly title: Localized;
}

/** What is plugged in, as far as it has answered. */
export interface DeviceListing {
  readonly devices: readonly KeyDevice[];
  readonly troubles: readonly DriverTrouble[];
  /** `onDidChange` fires when one has answered. */
  readonly pending: readonly PendingDriver[];
}

/** An unlocked token: opaque, short-lived, closed by its opener. */
export interface KeySession {
  readonly token: TokenInfo;
  /** Signs a digest (not the message) with one of the token's keys. Encoded as CMS wants it: ECDSA and SM2 as DER SEQUENCE {r, s}. */
  sign(key: Key, mechanism: SignMechanism, digest: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * Decrypts a short text by a mechanism that the key names in `decrypts`. The bytes are the caller's to overwrite.
   * `token.mechanism-unsupported`, `token.ciphertext-invalid`.
   */
  decrypt(key: Key, mechanism: DecryptMechanism, ciphertext: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** Data objects of the token, with those that it shows to its holder only; empty where its driver reads none. */
  data(): Promise<readonly TokenDatum[]>;
  close(): Promise<void>;
}

export interface Keys {
  /**
   * The plugged devices. Waits for no driver longer than about two seconds: those that take longer are named in
   * `pending`. A device that two libraries show is listed once.
   */
  devices(): Promise<DeviceListing>;
  /** Data objects that a device shows without its PIN; empty where its driver reads none. `token.removed`. */
  data(device: DeviceRef): Promise<readonly TokenDatum[]>;
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
  /**
   * Asks for the PIN through the shell and unlocks the token of a key or device. Rejects with `token.*` errors; never
   * retries. The session also ends when `signal` aborts, as a view's call does with its window, when the token leaves, and
   * when nobody has used it for two minutes.
   */
  open(of: Key | KeyDevice, purpose: KeyPurpose, signal?: AbortSignal): Promise<KeySession>;
  /** Lets the user set a new PIN, in the shell's PIN entry. Rejects with `token.*` errors and `pin.cancelled`. */
  setPin(device: KeyDevice, task: PinTask, signal?: AbortSignal): Promise<void>;
  /** Gives a device a name of the user's own, kept by its serial number; without one it gets its old name back. */
  rename(device: KeyDevice, name: string | undefined): Promise<void>;
  /** The vendors' libraries on this computer and the USB keys that are plugged in, driver by driver. */
  libraries(): Promise<readonly (LibraryReport & { readonly driver: string })[]>;
  /** Lets a driver that was switched off after faults work again. */
  resetDriver(driver: string): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** What names a device to its driver: a `KeyDevice` or a `Key`. */
export type DeviceRef = Pick<KeyDevice, 'driver' | 'token'>;

/** What the PIN entry shows above its field. */
export interface KeyPurpose {
  readonly action: 'sign' | 'log-in' | 'decrypt';
  /** File name or service name. */
  readonly subject: string;
  /** Digest of the document in hex, where one exists: the signer sees what is signed before the PIN is given. */
  readonly digest?: string;
}

export const Keys = defineService<Keys>('keys');

/** How the setting of a new PIN ended: outcomes and names, never a PIN. */
export interface PinSetting {
  readonly task: PinTask;
  readonly device: Localized;
  readonly serial: string;
  /** Missing where the new PIN was set. */
  readonly error?: ErrorRecord;
}

/** After a PIN was set, or was not. */
export const KeysDidSetPin = defineObserveHook<PinSetting>('keys.didSetPin');

export const KeyNotFound = defineError<{ text: string }>('keys.not-found', {
  'zh-CN': '找不到与“{text}”相符的签名密钥。请插入密钥，或用 keys list 查看可用的密钥。',
  en: 'No signing key fits "{text}". Plug the key in, or see the available ones with "keys list".',
});
export const KeyAmbiguous = defineError<{ text: string; matches: readonly string[] }>('keys.ambiguous', {
  'zh-CN': '有多个签名密钥与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several signing keys fit "{text}": {matches}. Name one more exactly.',
});
